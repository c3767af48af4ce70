//! The three languages, and which of them is spoken.

/// A language of arba.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    Kk,
    Ru,
    #[default]
    En,
}

impl Lang {
    /// Every language, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The code that files and options use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language of a code or of a locale name such as `ru_RU.UTF-8` or `kk-KZ`.
    pub fn parse(name: &str) -> Option<Self> {
        let language = name.split(['-', '_', '.', '@']).next()?.to_lowercase();
        Self::ALL.into_iter().find(|lang| lang.code() == language)
    }

    /// The languages in which a message is looked for, this one first: kk → ru → en.
    pub const fn chain(self) -> &'static [Self] {
        match self {
            Self::Kk => &[Self::Kk, Self::Ru, Self::En],
            Self::Ru => &[Self::Ru, Self::En],
            Self::En => &[Self::En],
        }
    }

    /// The language to speak: the first known one of those asked for, else the first language of the system that arba
    /// knows, else English.
    pub fn choose<'a>(asked: impl IntoIterator<Item = &'a str>) -> Self {
        let asked = asked.into_iter().find_map(Self::parse);
        asked.or_else(|| sys_locale::get_locales().find_map(|locale| Self::parse(&locale))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locale_names_are_understood() {
        assert_eq!(Lang::parse("ru_RU.UTF-8"), Some(Lang::Ru));
        assert_eq!(Lang::parse("kk-KZ"), Some(Lang::Kk));
        assert_eq!(Lang::parse("EN"), Some(Lang::En));
        assert_eq!(Lang::parse("C"), None);
        assert_eq!(Lang::parse(""), None);
        assert_eq!(Lang::choose(["xx", "kk", "ru"]), Lang::Kk);
    }
}
