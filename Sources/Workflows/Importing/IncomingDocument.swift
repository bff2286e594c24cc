internal import Documents
internal import Recruiting

extension Document {
    /// The document as the desk takes it in.
    var incoming: Intake.Incoming {
        Intake.Incoming(
            path: path, part: part, sha256: sha256, kind: kind.rawValue, text: text,
            warnings: warnings.map(\.sentence))
    }
}
