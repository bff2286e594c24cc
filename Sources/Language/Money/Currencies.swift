/// Signs, codes and names of currencies, and the size of pay in each.
enum Currencies {
    /// The code of a currency sign, or nil. `$` alone is taken for the US dollar.
    static func code(ofSign sign: String) -> String? { signs[sign] }

    /// The code that letters before a dollar sign make of it: `A$`, `R$`.
    static func code(ofDollarAfter letters: String) -> String? { dollars[letters] }

    /// The code of a folded word: a code itself or a name; `pesos` names no single currency.
    static func code(ofWord word: String) -> String? { words[word] }

    /// Whether a word names money without telling which: kroner, pesos.
    static func isVague(_ word: String) -> Bool { vague.contains(word) }

    /// Whether a code is also a word or a name that may stand before a number for other reasons, as
    /// in "PHP 8".
    static func isAmbiguous(_ code: String) -> Bool { ambiguous.contains(code) }

    /// About how many units pay what one US dollar pays: only the order of magnitude matters, to
    /// tell hourly from monthly from yearly amounts and to flag what nobody is paid. Where wages are
    /// lower than the exchange rate says, the figure is lowered accordingly.
    static func scale(_ code: String?) -> Double { code.flatMap { scales[$0] } ?? 1 }

    private static let signs: [String: String] = [
        "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB",
        "₴": "UAH", "₦": "NGN", "₱": "PHP", "₩": "KRW", "₫": "VND", "₪": "ILS", "₺": "TRY",
        "฿": "THB", "₸": "KZT", "₾": "GEL", "₵": "GHS", "₿": "BTC", "＄": "USD", "₲": "PYG",
        "₡": "CRC", "៛": "KHR", "₮": "MNT", "֏": "AMD", "₼": "AZN",
    ]

    private static let dollars: [String: String] = [
        "us": "USD", "u": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD",
        "cad": "CAD", "cdn": "CAD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD",
        "sgd": "SGD", "hk": "HKD", "hkd": "HKD", "r": "BRL", "mx": "MXN", "mex": "MXN",
        "nt": "TWD", "usd": "USD", "ar": "ARS", "cl": "CLP", "col": "COP", "bz": "BZD", "j": "JMD",
        "tt": "TTD", "bds": "BBD", "z": "ZWL", "n": "NAD", "fj": "FJD", "rd": "DOP",
    ]

    private static let words: [String: String] = {
        var words: [String: String] = [
            "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
            "eurs": "EUR", "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "quid": "GBP",
            "zl": "PLN", "zloty": "PLN", "zlotych": "PLN", "zlote": "PLN", "franken": "CHF",
            "sfr": "CHF", "stutz": "CHF", "reais": "BRL", "rupees": "INR", "rupee": "INR",
            "rs": "INR", "inr": "INR", "yen": "JPY", "rand": "ZAR", "rands": "ZAR",
            "dirham": "AED", "dirhams": "AED", "dhs": "AED", "kronor": "SEK", "forint": "HUF",
            "ft": "HUF", "kc": "CZK", "korun": "CZK", "lei": "RON", "leva": "BGN", "naira": "NGN",
            "hryvnia": "UAH", "hryvnias": "UAH", "shekels": "ILS", "shekel": "ILS", "nis": "ILS",
            "lira": "TRY", "tl": "TRY", "baht": "THB", "ringgit": "MYR", "rm": "MYR", "won": "KRW",
            "rupiah": "IDR", "rp": "IDR", "cedis": "GHS", "shillings": "KES", "ksh": "KES",
            "roubles": "RUB", "rubles": "RUB", "руб": "RUB", "рублей": "RUB", "грн": "UAH",
            "гривень": "UAH", "евро": "EUR", "евра": "EUR", "долларов": "USD", "ευρω": "EUR",
            "元": "CNY", "万元": "CNY", "円": "JPY", "万円": "JPY", "rmb": "CNY", "yuan": "CNY",
            "soles": "PEN", "usdc": "USDC", "usdt": "USDT", "dai": "DAI", "eth": "ETH",
            "btc": "BTC", "sol": "SOL", "tenge": "KZT", "lari": "GEL",
        ]
        for code in codes { words[code.lowercased()] = code }
        return words
    }()

    private static let vague: Set<String> = [
        "kr", "kroner", "krone", "pesos", "peso", "francs", "franc", "dinar", "dinars", "riyal",
    ]

    private static let ambiguous: Set<String> = [
        "PHP", "SOL", "ALL", "TRY", "TOP", "MAD", "GEL", "ETH", "DAI", "RON", "HUF", "MYR", "CUP",
        "KRW", "IDR",
    ]

    private static let codes = [
        "USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD", "SGD", "HKD", "JPY", "CNY", "INR", "PLN",
        "CZK", "HUF", "RON", "BGN", "SEK", "NOK", "DKK", "ISK", "UAH", "RUB", "TRY", "ILS", "AED",
        "SAR", "QAR", "KWD", "BHD", "OMR", "EGP", "MAD", "TND", "ZAR", "NGN", "KES", "GHS", "UGX",
        "TZS", "RWF", "ETB", "XOF", "XAF", "BRL", "ARS", "CLP", "COP", "MXN", "PEN", "UYU", "BOB",
        "PYG", "CRC", "DOP", "GTQ", "PHP", "IDR", "MYR", "THB", "VND", "KRW", "TWD", "PKR", "BDT",
        "LKR", "NPR", "KZT", "GEL", "AMD", "AZN", "UZS", "RSD", "ALL", "MKD", "BAM", "MDL", "BYN",
        "JOD", "LBP", "DZD",
    ]

    private static let scales: [String: Double] = [
        "INR": 25, "PKR": 80, "BDT": 40, "LKR": 100, "NPR": 50, "JPY": 130, "KRW": 1000, "CNY": 5,
        "TWD": 25, "HKD": 7, "THB": 20, "VND": 10_000, "IDR": 6000, "PHP": 25, "MYR": 3, "PLN": 4,
        "CZK": 20, "HUF": 300, "RON": 4, "BGN": 1.8, "SEK": 10, "NOK": 10, "DKK": 7, "ISK": 130,
        "UAH": 35, "RUB": 70, "TRY": 25, "ILS": 3.5, "AED": 3.5, "SAR": 3.7, "QAR": 3.6,
        "KWD": 0.3, "BHD": 0.4, "OMR": 0.4, "EGP": 20, "MAD": 7, "TND": 2.5, "ZAR": 12, "NGN": 300,
        "KES": 60, "GHS": 8, "UGX": 2000, "TZS": 1500, "RWF": 700, "ETB": 40, "XOF": 400,
        "XAF": 400, "BRL": 4, "ARS": 500, "CLP": 700, "COP": 3000, "MXN": 14, "PEN": 3.3,
        "UYU": 35, "BOB": 6, "PYG": 6000, "CRC": 450, "DOP": 45, "GTQ": 7, "KZT": 350, "GEL": 2.5,
        "AMD": 350, "AZN": 1.5, "UZS": 8000, "RSD": 100, "ALL": 90, "MKD": 50, "MDL": 15,
        "BYN": 2.5, "JOD": 0.7, "LBP": 50_000, "DZD": 100, "BTC": 0.00002, "ETH": 0.0004,
        "SOL": 0.007,
    ]
}
