import Prelude

/// A file of the evaluation data with one JSON object a line.
enum JSONLines {
    /// The objects, empty lines left out.
    static func objects(_ bytes: [UInt8]) throws(JSONSyntaxError) -> [[String: JSONValue]] {
        var objects: [[String: JSONValue]] = []
        for line in bytes.split(separator: 0x0A) {
            let value = try JSONParser.parse(Array(line))
            guard let members = value.members else { continue }
            objects.append(
                Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
        }
        return objects
    }
}
