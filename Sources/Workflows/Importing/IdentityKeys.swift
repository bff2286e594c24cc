internal import Language
internal import Recruiting

/// The keys by which the same person is known again.
enum IdentityKeys {
    /// The keys that a reading gives, strongest first. Profiles and addresses belong to one person;
    /// a telephone may be shared.
    static func keys(of reading: ResumeReading) -> [CandidateDraft.IdentityClaim] {
        let emails = reading.emails.map { claim("email", $0.value.lowercased(), 0.98) }
        let profiles = reading.links.compactMap { link -> CandidateDraft.IdentityClaim? in
            guard let handle = link.value.handle?.lowercased(), !handle.isEmpty else { return nil }
            return switch link.value.kind {
            case .github: claim("github", handle, 0.95)
            case .linkedin: claim("linkedin", handle, 0.97)
            case .x: claim("x", handle, 0.9)
            default: nil
            }
        }
        let phones = reading.phones.compactMap { phone -> CandidateDraft.IdentityClaim? in
            let digits = phone.value.filter { $0.isASCII && $0.isNumber }
            // Shorter ones are extensions and fragments.
            return digits.count >= 8 ? claim("phone", digits, 0.8) : nil
        }
        return (emails + profiles + phones).sorted { $0.confidence > $1.confidence }
    }

    private static func claim(
        _ kind: String, _ value: String, _ confidence: Double
    ) -> CandidateDraft.IdentityClaim {
        CandidateDraft.IdentityClaim(kind: kind, value: value, confidence: confidence)
    }
}
