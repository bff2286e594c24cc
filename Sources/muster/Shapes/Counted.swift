import Prelude

/// A number with its noun: "1 match", "3 matches".
func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
}

/// A figure with three decimals: "0.979", "-0.012".
func decimals(_ value: Double) -> String {
    let thousandths = Int((value.magnitude * 1000).rounded())
    let sign = value < 0 && thousandths > 0 ? "-" : ""
    return "\(sign)\(thousandths / 1000).\(padded(thousandths % 1000, 3))"
}
