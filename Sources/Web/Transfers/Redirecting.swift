/// Where a redirect leads, and what may go along.
enum Redirecting {
    /// Whether an answer says that the request is to be made elsewhere.
    static func leadsElsewhere(_ head: ResponseHead) -> Bool {
        [301, 302, 303, 307, 308].contains(head.status) && head["location"] != nil
    }

    /// The request that an answer asks to make instead. Credentials go to no other server, content
    /// goes to none at all, and a safe connection is never left for an unsafe one.
    ///
    /// - Parameter followed: How many redirects were followed before this one.
    /// - Throws: `WebError.badRedirect`.
    static func next(
        after request: Request, _ head: ResponseHead, followed: Int
    ) throws(WebError) -> Request {
        let server = "\(request.address)"
        guard followed < request.limits.redirects else {
            throw .badRedirect(.tooMany, server: server)
        }
        let address: WebAddress
        do { address = try request.address.resolved(head["location"] ?? "") } catch {
            throw .badRedirect(.badAddress, server: server)
        }
        if request.address.scheme == "https", address.scheme != "https" {
            throw .badRedirect(.downgrade, server: server)
        }
        var next = request
        next.address = address
        let readsAnswer =
            head.status == 303 || [301, 302].contains(head.status) && request.method == .post
        if readsAnswer, request.method != .get {
            // What browsers do: the answer to what was sent is to be read there.
            next.method = .get
            next.body = nil
            next.headers.removeAll { $0.name.lowercased() == "content-type" }
        }
        if !address.isSameOrigin(as: request.address) {
            if next.body != nil { throw .badRedirect(.bodyElsewhere, server: server) }
            next.headers.removeAll(where: \.isCredential)
        }
        return next
    }
}
