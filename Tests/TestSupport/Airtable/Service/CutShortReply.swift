extension LocalReply {
    /// The answer broken off in its middle, so that the client knows that something was done but
    /// not what.
    package var cutShort: LocalReply {
        guard case .answer(let status, let headers, let body) = self else { return self }
        return .cutOff(status, headers, Array(body.prefix(body.count / 2)))
    }
}
