internal import Prelude

/// Puts marks in the place of a text's addresses: a model sees that something leads somewhere and not where,
/// since an address often names the person.
struct AddressMask {
    /// The text with `[link 1]`, `[link 2]` and so on for its addresses.
    let masked: String
    private let addresses: [String]

    init(_ text: String) {
        let utf8 = Array(text.utf8)
        var masked = ""
        var addresses: [String] = []
        var end = 0
        for case .address(let span, _) in AddressParts.all(in: text) {
            masked += TextSpan(end, span.start).text(in: utf8)
            addresses.append(span.text(in: utf8))
            masked += "[link \(addresses.count)]"
            end = span.end
        }
        self.masked = addresses.isEmpty ? text : masked + TextSpan(end, utf8.count).text(in: utf8)
        self.addresses = addresses
    }

    /// A text with the addresses in the place of their marks; marks of none stay.
    func unmasked(_ text: String) -> String {
        // From the last on, so that an address with a mark in it does no harm.
        zip(addresses, 1...).reversed().reduce(text) { text, address in
            text.replacing("[link \(address.1)]", with: address.0)
        }
    }
}
