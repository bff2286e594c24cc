import Glibc

/// Tells of each write into the log of a desk's database, from another thread.
final class WriteWatch: Sendable {
    private let descriptor: CInt
    private let watch: CInt
    private let thread: pthread_t

    /// Watches the files of a folder whose names end so.
    init(_ folder: String, suffix: String, onWrite: @escaping @Sendable () -> Void) throws {
        descriptor = inotify_init1(CInt(IN_CLOEXEC))
        watch = inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY))
        guard watch >= 0 else { throw NoWatch(code: errno) }
        let work = Unmanaged.passRetained(
            Work(descriptor: descriptor, suffix: suffix, onWrite: onWrite))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        guard code == 0 else { throw NoWatch(code: code) }
        self.thread = thread
    }

    /// No folder can be watched.
    struct NoWatch: Error { var code: CInt }

    /// Ends the watch.
    func stop() {
        // The thread is told by the end of its watch.
        inotify_rm_watch(descriptor, watch)
        pthread_join(thread, nil)
        close(descriptor)
    }

    private final class Work: Sendable {
        private let descriptor: CInt
        private let suffix: String
        private let onWrite: @Sendable () -> Void

        init(descriptor: CInt, suffix: String, onWrite: @escaping @Sendable () -> Void) {
            self.descriptor = descriptor
            self.suffix = suffix
            self.onWrite = onWrite
        }

        func run() {
            let header = MemoryLayout<inotify_event>.size
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                guard count >= header else { return }
                var start = 0
                while start + header <= count {
                    let event = buffer.withUnsafeBytes {
                        $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
                    }
                    guard event.mask & UInt32(IN_IGNORED) == 0 else { return }
                    let end = start + header + Int(event.len)
                    let name = buffer[(start + header)..<end].prefix { $0 != 0 }
                    if String(decoding: name, as: UTF8.self).hasSuffix(suffix) { onWrite() }
                    start = end
                }
            }
        }
    }
}
