package import Web

extension Request.Limits {
    /// The limits of a call to a model, which may think for minutes before the first byte.
    package static let thinking: Request.Limits = {
        var limits = Request.Limits()
        limits.silence = .seconds(600)
        limits.total = .seconds(600)
        return limits
    }()
}
