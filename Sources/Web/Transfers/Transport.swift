/// Something that takes requests to servers and brings the answers back: libcurl, a script, a record.
package protocol Transport: Sendable {
    /// The answer in its pieces, as they arrive: one head, then the body. Redirects are answers like
    /// others here. Giving up the iteration ends the transfer.
    ///
    /// The iteration throws `WebError`.
    func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error>
}

extension Transport {
    /// The whole answer, redirects followed where that is safe.
    ///
    /// - Throws: `WebError`.
    package func send(_ request: Request) async throws(WebError) -> Response {
        var response: Response?
        for await part in following(request).results {
            switch part {
            case .success(.head(let head)): response = Response(head: head)
            case .success(.body(let bytes)): response?.body += bytes
            case .failure(let error): throw error
            }
        }
        // A stream that ends without a word is one that was given up.
        guard let response else { throw .cancelled }
        return response
    }

    /// The answer in its pieces, redirects followed where that is safe.
    package func following(_ request: Request) -> ResponseParts {
        ResponseParts(request: request, transport: self)
    }
}

/// The pieces of an answer behind all redirects.
package struct ResponseParts: Sendable {
    let request: Request
    let transport: any Transport

    /// The pieces, the last of which is an error when the answer did not come to its end.
    package var results: AsyncStream<Result<ResponsePart, WebError>> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Result<ResponsePart, WebError>.self)
        let task = Task {
            do throws(WebError) {
                try await pass(to: continuation)
            } catch {
                continuation.yield(.failure(error))
            }
            continuation.finish()
        }
        continuation.onTermination = { if case .cancelled = $0 { task.cancel() } }
        return stream
    }

    private typealias Target = AsyncStream<Result<ResponsePart, WebError>>.Continuation

    private func pass(to target: Target) async throws(WebError) {
        var next = request
        for count in 0...request.limits.redirects {
            guard let head = try await pass(next, to: target) else { return }
            next = try Redirecting.next(after: next, head, followed: count)
        }
    }

    /// Passes an answer on; the head alone of one that leads elsewhere is returned instead.
    private func pass(
        _ request: Request, to target: Target
    ) async throws(WebError) -> ResponseHead? {
        do {
            for try await part in transport.parts(of: request) {
                if case .head(let head) = part, Redirecting.leadsElsewhere(head) { return head }
                target.yield(.success(part))
            }
        } catch let error as WebError {
            throw error
        } catch {
            throw .failed("the transfer ended for no known reason", server: "\(request.address)")
        }
        if Task.isCancelled { throw .cancelled }
        return nil
    }
}
