# Деңгейлердегі қателер.

level-no-file = «{ $folder }» қалтасында { $file } жоқ, сондықтан ол деңгей емес.
level-bad-folder = «{ $name }» деңгейдің аты бола алмайды. Әріп, цифр және сызықша қолдан, мысалы 03-stop-at-20.
level-newer = Бұл деңгейдің форматы (version): { $found }, бұл arba білетін формат: { $known }. Оны жаңарақ arba оқи алады.
level-unknown-version = Мұндай формат (version) жоқ: { $found }. Бұл arba білетін формат: { $known }.
level-unknown = «{ $id }» деген деңгей жоқ.
level-id-twice = Екі деңгейдің аты бірдей: «{ $id }» ({ $first }, { $second }). Тек біріншісі қолданылады.
level-file-needed = Мына файл жетіспейді: { $name }
level-missing-file = Деңгейдің қалтасында «{ $name }» деген файл жоқ.
level-file-name = «{ $name }» мұнда жарамайды. Деңгейдің өз қалтасындағы файл керек, атының соңы: { $ending }
level-unknown-kit = «{ $name }» деген жинақ жоқ. Бары: { $known }.
level-unknown-word = Ешбір роботта «{ $name }» деген сөз жоқ.

level-texts-expected = Үш тілдегі мәтін керек: { "{\"en\": \"…\", \"ru\": \"…\", \"kk\": \"…\"}" }
level-text-expected = Мұнда тырнақшадағы мәтін керек.
level-text-too-long = Бұл мәтін тым ұзын. Көрсетілетін әріп саны: ең көбі { $limit }.
level-unknown-language = «{ $name }» деген тілді білмеймін. Білетінім: en, ru, kk.
level-missing-language = Мына тілдегі мәтін жоқ: «{ $language }».
level-text-unknown-draw = Мәтінде «{ $name }» деген жеребе аталған, бірақ ондай жеребе жоқ.

level-draws-expected = Жеребелер ирек жақша ішіне жазылады: { "{\"gap\": Uniform(80, 120)}" }
level-draw-expected = Жеребе керек: Uniform(80, 120), Whole(3, 6), Choice([1, 2]) немесе Value("gap / 2").
level-draw-name = Жеребенің аты әріптен басталады, әріп, цифр және _ таңбасынан тұрады. Табылғаны: { $name }
level-draw-order = Алдымен төменгі шек жазылады. Табылғаны: { $low } және { $high }
level-draw-nothing = Таңдайтын ештеңе жоқ.

level-bad-name = «{ $name }» атау бола алмайды. Атауда ең көбі 40 әріп, цифр, - және _ болады.
level-twice = «{ $name }» атауы екі рет қолданылған.
level-too-many = Бұл тым көп: { $found }. Ең көбі: { $limit }.
level-too-much-watched = Мақсаттар тым көп денені бақылайды: { $found }. Ең көбі: { $limit }.
level-too-many-corners = Барлық дененің бұрыш саны: { $found }. Ең көбі: { $limit }.
level-kind-expected = Мыналардың бірі керек: { $known }.
level-zones-expected = Аймақтар ирек жақша ішіне жазылады: { "{\"pad\": Disc(at: (75, 75), radius: 20)}" }
level-colour-expected = Түс керек: Black сияқты атау немесе Rgb(255, 128, 0).
level-ring-order = Ішкі радиус сыртқысынан кіші болуы керек. Табылғаны: { $inner } және { $outer }
level-polygon-flat = Көпбұрышқа бір түзуде жатпайтын кемінде үш бұрыш керек.
level-line-empty = Сызықтың бөліктері жоқ.
level-line-open = Сызық тұйық деп белгіленген, бірақ соңы басынан { $gap } см алыс, мына нүктеде: ({ $x }, { $y }).
level-line-nowhere = Сызықтың бұл бөлігі ешқайда апармайды.
level-piece = Сызықтың бөлігі былай жазылады: Straight(80), To((120, 40)) немесе Arc(radius: 30, turn: 90). Табылғаны: { $name }
level-pilot-expected = Пилот — Student, Script("file.rhai") немесе Still. Табылғаны: { $name }
level-no-robots = Деңгейге кемінде бір робот керек.
level-no-goals = Деңгейге бонустан басқа кемінде бір мақсат керек.
level-when-or-never = Мақсатта не when:, не never: болуы керек, екеуінің бірі.
level-fatal-when = Сынақты тек never: бар мақсат тоқтата алады. when: орнына never: деп жаз.

level-picture-not-png = Бұл PNG суреті емес: «{ $name }». Оны сурет программасында PNG ретінде сақта.
level-picture-damaged = Сурет бүлінген немесе кесілген: «{ $name }». Оны қайта сақта.
level-picture-too-large = Сурет тым үлкен: «{ $name }», { $width } × { $height } нүкте. Әр қабырғада ең көбі: { $limit }. Кішірейт.
level-two-places = Не at: (ортасы), не corner: (төменгі сол жақ бұрышы) көрсетілуі керек, екеуінің бірі.
level-floor-too-much = Бұл еденде тым көп нәрсе бар. Ең көбі: 2000 қабат, сызбаларда 200000 бұрыш, суреттерде 16 миллион нүкте.
level-gradient-colours = Градиентке кемінде екі түс керек: colors: [Black, White]
level-gradient-nowhere = Градиенттің басы мен соңы бір жерде. from: мен to: арасын ашып қой.
level-svg-broken = SVG ретінде оқылмады: «{ $name }». Қате орны: { $line }-жол, { $column }-баған.
level-svg-not-svg = Бұл ені мен биіктігі бар SVG сызбасы емес: «{ $name }».
level-svg-doctype = Файл DOCTYPE жолынан басталады: «{ $name }». Сол жолды өшір немесе қарапайым SVG ретінде сақта.
level-svg-element = Салуға болмайтын элемент бар: «{ $name }», <{ $element }>. Бәрін контурға айналдырып, қарапайым SVG ретінде сақта.
level-svg-paint = Сызбаның бір бөлігі бір түске боялмаған, ол салынбады: «{ $name }». Әр фигураға бір түс бер.
level-svg-opacity = Сызбаның бір бөлігі мөлдір: «{ $name }». Ол мөлдір емес болып салынды.
level-svg-too-much = Сызба тым үлкен: «{ $name }». Контурларын қарапайымдат.
level-svg-no-size = Сызбаның ені мм не см түрінде айтылмаған: «{ $name }». Осы жерге жаз: width: 100
level-svg-empty = Сызбада боялған ештеңе жоқ: «{ $name }».

level-thing-other-kind = { $field }: «{ $name }» бұл жерде мына түрден болуы керек: { $expected }.
level-rope-too-short = { $field }: арқанның ұзындығы { $length } см, ал старттағы ұштарының арасы { $way } см.
level-off-field = «{ $name }»: орны толығымен алаңда болуы керек.
level-far-off-field = «{ $name }» алаңнан тыс жатыр.
level-overlap = Старт кезінде бір орында тұр: «{ $name }» және «{ $other }».
level-never-in-time = Бұған { $seconds } с керек, ал сынақ тек { $limit } с созылады.
level-zone-off-field = «{ $name }» аймағы алаңнан тыс жатыр, оған ешкім жете алмайды.
level-zone-too-small = «{ $name }» аймағы тым кішкентай, оған мынау сыймайды: «{ $body }».
level-moved-fixed = «{ $name }» бекітілген, оны жылжытуға болмайды. Оған масса (mass) бер.
level-laps-open = «{ $name }» сызығы тұйық емес, сондықтан онда айналым жоқ.
level-lost-at-start = «{ $goal }» мақсаты старттың өзінде бұзылған.
level-passed-at-start = Бағдарлама ештеңе істемей тұрып, барлық мақсат старттың өзінде орындалған.
hint-layout = Бұл { $layout }-нұсқада болады.
