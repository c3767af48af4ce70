# Деңгейлердегі қателер.

level-no-file = «{ $folder }» папкасында { $file } жоқ, сондықтан ол деңгей емес.
level-bad-folder = «{ $name }» деңгейдің аты бола алмайды. Әріп, цифр және сызықша қолдан, мысалы 03-stop-at-20.
level-newer = Бұл деңгейдің нұсқасы: { $found }. Бұл arba білетін нұсқа: { $known }. Оны жаңарақ arba оқи алады.
level-unknown-version = Мұндай нұсқа жоқ: { $found }. Бұл arba білетін нұсқа: { $known }.
level-unknown = «{ $id }» деген деңгей жоқ.
level-id-twice = Екі деңгейдің аты бірдей: «{ $id }». Олар: { $first } және { $second }. Тек біріншісі қолданылады.
level-file-needed = Мына файл жетіспейді: { $name }
level-missing-file = Деңгейдің папкасында «{ $name }» деген файл жоқ.
level-file-name = «{ $name }» мұнда қолданылмайды. Деңгейдің өз папкасындағы файл керек, атының соңы: { $ending }
level-unknown-kit = «{ $name }» деген жинақ жоқ. Бары: { $known }.
level-unknown-word = Ешбір роботта «{ $name }» деген сөз жоқ.

level-texts-expected = Үш тілдегі мәтін керек: { "{\"en\": \"…\", \"ru\": \"…\", \"kk\": \"…\"}" }
level-text-expected = Мұнда тырнақшадағы мәтін керек.
level-text-too-long = Бұл мәтін тым ұзын. Ең көп көрсетілетін әріп саны: { $limit }.
level-unknown-language = «{ $name }» деген тілді білмеймін. Белгілісі: en, ru, kk.
level-missing-language = Мына тілде мәтін жоқ: { $language }
level-text-unknown-draw = Мәтінде «{ $name }» деген жеребе тұр, бірақ ол жоқ.

level-draws-expected = Жеребелер ирек жақшада тұрады: { "{\"gap\": Uniform(80, 120)}" }
level-draw-expected = Жеребе керек: Uniform(80, 120), Whole(3, 6), Choice([1, 2]) немесе Value("gap / 2").
level-draw-name = Жеребенің аты әріптен басталады, әріп, цифр және _ таңбасынан тұрады. Табылғаны: { $name }
level-draw-order = Алдымен төменгі шек тұрады. Табылғаны: { $low } және { $high }
level-draw-nothing = Таңдайтын ештеңе жоқ.

level-bad-name = «{ $name }» атау бола алмайды. Ең көбі 40 әріп, цифр, - және _ қолдан.
level-twice = «{ $name }» атауы екі рет кездеседі.
level-too-many = Бұл тым көп: { $found }. Ең көбі: { $limit }.
level-too-many-corners = Барлық денелердің бұрыштары: { $found }. Ең көбі: { $limit }.
level-too-much-watched = Мақсаттар тым көп денені бақылайды: { $found }. Ең көбі: { $limit }.
level-kind-expected = Мыналардың бірі керек: { $known }.
level-zones-expected = Аймақтар ирек жақшада тұрады: { "{\"pad\": Disc(at: (75, 75), radius: 20)}" }
level-colour-expected = Түс керек: Black сияқты атау немесе Rgb(255, 128, 0).
level-ring-order = Ішкі радиус сыртқысынан кіші болуы керек. Табылғаны: { $inner } және { $outer }
level-polygon-flat = Көпбұрышқа бір түзуде жатпайтын кемінде үш бұрыш керек.
level-line-empty = Сызықтың бөліктері жоқ.
level-line-open = Сызық тұйық деп аталған, бірақ соңы басынан { $gap } см жерде қалды, нүктесі: ({ $x }, { $y }).
level-line-nowhere = Сызықтың бұл бөлігі ешқайда апармайды.
level-piece = Сызықтың бөлігі былай жазылады: Straight(80), To((120, 40)) немесе Arc(radius: 30, turn: 90). Табылғаны: { $name }
level-pilot-expected = Пилот — Student, Script("file.rhai") немесе Still. Табылғаны: { $name }
level-no-robots = Деңгейге кемінде бір робот керек.
level-no-goals = Деңгейге бонус емес кемінде бір мақсат керек.
level-when-or-never = Мақсатта when: немесе never: болады, екеуінің бірі.
level-fatal-when = Жүрісті тек never: бар мақсат аяқтай алады. Былай жаз: when: орнына never:

level-off-field = { $name }: орны алаңда емес.
level-far-off-field = { $name }: орны алаңнан тыс.
level-overlap = Старт кезінде бірінің ішінде бірі тұр: { $name }, { $other }.
level-never-in-time = Бұған { $seconds } с керек, ал жүріс тек { $limit } с созылады.
level-zone-off-field = «{ $name }» аймағы алаңнан тыс жатыр, оған ешкім жете алмайды.
level-zone-too-small = «{ $name }» аймағы тым кішкентай. Сыймайтыны: { $body }.
level-moved-fixed = { $name }: бекітілген, оны жылжытуға болмайды. Оған масса бер (mass).
level-laps-open = «{ $name }» сызығы тұйық емес, сондықтан онда айналым жоқ.
level-lost-at-start = «{ $goal }» мақсаты старт кезінде-ақ бұзылған.
level-passed-at-start = Бағдарлама ештеңе жасамай тұрып, барлық мақсат старт кезінде-ақ орындалған.
hint-layout = Бұл мына нұсқада болады: { $layout }.
