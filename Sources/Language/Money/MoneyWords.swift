/// Words about pay in eight languages, folded.
enum MoneyWords {
    /// What a word after a number multiplies it by.
    static func multiplier(_ word: String) -> Double? { multipliers[word] }

    /// What a letter that touches the number multiplies it by.
    static func letter(_ word: String) -> Double? { letters[word] }

    private static let letters: [String: Double] = [
        "k": 1000, "m": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000, "t": 1000, "l": 100_000,
        "mm": 1_000_000, "к": 1000,
    ]

    private static let multipliers: [String: Double] = [
        "thousand": 1000, "thousands": 1000, "grand": 1000, "tausend": 1000, "tsd": 1000,
        "mil": 1000, "mille": 1000, "mila": 1000, "duizend": 1000, "tys": 1000, "tysiecy": 1000,
        "тыс": 1000, "million": 1_000_000, "millions": 1_000_000, "millionen": 1_000_000,
        "mio": 1_000_000, "mln": 1_000_000, "millones": 1_000_000, "milhoes": 1_000_000,
        "milioni": 1_000_000, "miljoen": 1_000_000, "milion": 1_000_000, "milionow": 1_000_000,
        "billion": 1_000_000_000, "milliarden": 1_000_000_000, "mrd": 1_000_000_000,
        "lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "lacs": 100_000, "lpa": 100_000,
        "crore": 10_000_000, "crores": 10_000_000,
    ]

    /// Words that say a sentence is about pay.
    static let pay: Set<String> = words(
        """
        salary salaries pay pays paid compensation remuneration remunerated wage wages rate rates
        earn earnings ctc ote package income stipend salaried payment base comp payrange tc
        gehalt jahresgehalt monatsgehalt grundgehalt mindestgehalt gehaltsvorstellung lohn
        gehaltsspanne gehaltsrahmen bruttogehalt gehaltswunsch stundenlohn stundensatz tagessatz
        vergutung verguetung verdienst entlohnung honorar bezahlung jahresbrutto entgelt
        salaire salaires remuneration paie tjm pretentions salariales salariale smic
        salario salarios sueldo remuneracion retribucion pago salarial salariales honorarios paga
        remuneracao vencimento ordenado
        stipendio retribuzione ral compenso paga salariale
        salaris loon uurloon uurtarief tarief brutosalaris maandsalaris jaarsalaris beloning
        wynagrodzenie pensja zarobki placa stawka widelki wynagrodzenia
        зарплата оклад
        """)

    /// Words about pay that are common in other meanings too; they need a figure beside them.
    static let weakPay: Set<String> = words(
        "paid pay pays rate rates payment package base income earn")

    /// Words that say whose money it is: not that of the person hired.
    static let notPay: Set<String> = words(
        """
        revenue revenues turnover arr mrr gmv raised raise funding funded fundraising series seed
        investment invested investors valuation valued prize prizes won winner award awards bounty
        grant grants donated donations budgets saved saves saving savings reduced reducing cost
        costs costing profit profits sales customers users visitors transactions payments volume
        assets portfolio worth processed processing processes serving retained tvl deal deals
        contracts quota pipeline market capital loan loans fine fines fraud losses ebitda backed
        umsatz jahresumsatz finanzierung investiert preisgeld budgetverantwortung eingespart kosten
        chiffre affaires levee leve fonds economies reduit couts gagne prix
        facturacion ingresos ahorro ahorros presupuesto recaudado ventas premio ganado inversion
        faturamento receita economia captou investimento orcamento premiado vendas
        fatturato ricavi risparmio finanziamento premio investimenti
        omzet besparing financiering investering
        obroty przychody przychod oszczednosci finansowanie nagroda inwestycja
        """)

    /// Words beside an amount that make it an extra, not the pay.
    static let extras: Set<String> = words(
        """
        bonus bonuses signing sign relocation learning training education conference conferences
        books allowance stipend equipment gym wellness wellbeing referral budget gift voucher
        vouchers reimbursement reimbursed commuter lunch meal meals childcare laptop setup course
        courses development tuition insurance pension super retreat travel phone internet
        weiterbildung weiterbildungsbudget zuschuss zulage fortbildung gutschein pramie
        formation prime tickets titres forfait telework teletravail
        formacion bono ayuda formacao auxilio vale bonus formazione buoni opleiding
        opleidingsbudget reiskosten vergoeding szkolenia szkoleniowy premia dodatek
        """)

    /// Words that may stand right behind an amount without a currency.
    static let afterBareAmount: Set<String> = words(
        """
        per a an p pa pcm pw yearly annually annual monthly weekly daily hourly gross net base ote
        depending doe negotiable plus year month week day hour yr mo hr h pro im je brutto netto
        jahrlich monatlich par brut bruts net nets por al anuales mensuales brutos netos lordi netti
        annui bruto per p miesiecznie rocznie godz mies or and for based according with max min
        total ctc fixed basic tax before after including incl excl dependent within
        """)

    /// Words for a lower bound before an amount.
    static let from: Set<String> = words(
        """
        from starting min minimum least above over ab mindestens uber mindestgehalt desde minimo
        partir vanaf minimaal od minimum almeno da mais plus more than moins menos
        """)

    /// Words for an upper bound before an amount.
    static let upTo: Set<String> = words(
        """
        up max maximum upto bis maximal hasta jusqu maximo ate fino massimo tot maximaal do
        """)

    /// Words between the two bounds of a range.
    static let to: Set<String> = words("to bis a au ate hasta tot do al and und et e y en i until")

    /// Words of a range that begins with "between".
    static let between: Set<String> = words("between zwischen entre tra fra tussen miedzy pomiedzy")

    /// Phrases that leave pay open; two or more words are matched in a row.
    static let negotiable: [[String]] = phrases(
        """
        negotiable|to be agreed|to be negotiated|to be discussed|open to discussion|tbd|tba
        on request|based on the vacancy|depends on the vacancy|upon agreement|by agreement
        nach vereinbarung|verhandelbar|verhandlungsbasis|vhb|n v|nach absprache
        a negocier|negociable|a discuter|a definir|a convenir|a tratar
        a combinar|negociavel|a negociar|da concordare|trattabile|da definire|negoziabile
        in overleg|bespreekbaar|nader te bepalen|onderhandelbaar|nader overeen te komen
        do uzgodnienia|do negocjacji|do ustalenia|negocjowalne|договорная|по договоренности
        """)

    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    static func phrases(_ text: String) -> [[String]] {
        text.split(whereSeparator: { $0 == "|" || $0 == "\n" })
            .map { $0.split(separator: " ").map(String.init) }
    }
}
