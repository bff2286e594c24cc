import CProcesses
import Glibc

extension ChildProcess {
    /// Runs the program and waits for its end, blocking this thread, which must not be one of the
    /// shared pool's. Whatever the child started in its process group is killed with it.
    ///
    /// - Throws: `ChildError` when it cannot be started.
    package func run(cancellation: Cancellation? = nil) throws(ChildError) -> ChildResult {
        let input = try openedInput()
        defer { input.release() }
        let output = try Pipe(program: path)
        let errors = try Pipe(program: path)
        let pid = try spawn(
            input: input.descriptor, output: output.writeEnd, error: errors.writeEnd,
            ownGroup: true)
        output.closeWriteEnd()
        errors.closeWriteEnd()
        var watch = ChildWatch(
            pid: pid, limits: limits, output: output, errors: errors,
            cancellation: cancellation)
        return watch.result()
    }

    /// Runs the program on a thread of its own, so that no thread of the shared pool waits.
    /// Cancelling the task kills the child.
    ///
    /// - Throws: `ChildError` when it cannot be started.
    package func runDetached() async throws(ChildError) -> ChildResult {
        let cancellation = Cancellation()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation {
                (continuation: CheckedContinuation<Result<ChildResult, ChildError>, Never>) in
                onOwnThread {
                    continuation.resume(
                        returning: Result { () throws(ChildError) in
                            try run(cancellation: cancellation)
                        })
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        return try result.get()
    }

    /// Runs the program on the terminal that we run on, with our environment's variables as given
    /// in `environment`, and waits for its end. It belongs to our process group, so the terminal's
    /// keys reach it; no limit and no deadline holds it. Returns its exit status, or minus the
    /// signal that killed it.
    ///
    /// - Throws: `ChildError` when it cannot be started.
    package func runOnTerminal() throws(ChildError) -> Int32 {
        let pid = try spawn(input: 0, output: 1, error: 2, ownGroup: false)
        _ = cprocesses_has_ended(pid, 1)
        return cprocesses_reap(pid)
    }

    private func spawn(
        input: Int32, output: Int32, error: Int32, ownGroup: Bool
    ) throws(ChildError) -> Int32 {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let pid: Int32 = withStrings([name] + arguments) { arguments in
            withStrings(environment) { environment in
                withStrings([path] + (folder.map { [$0] } ?? [])) { paths in
                    var plan = cprocesses_plan()
                    plan.path = UnsafePointer(paths[0])
                    plan.arguments = UnsafePointer(arguments)
                    plan.environment = UnsafePointer(environment)
                    plan.folder = folder == nil ? nil : UnsafePointer(paths[1])
                    plan.input = input
                    plan.output = output
                    plan.error = error
                    plan.own_group = ownGroup ? 1 : 0
                    if ownGroup { setLimits(&plan) }
                    return cprocesses_spawn(&plan)
                }
            }
        }
        guard pid > 0 else { throw ChildError(path: path, number: -pid) }
        return pid
    }

    private func setLimits(_ plan: inout cprocesses_plan) {
        plan.cpu_seconds = UInt64(max(0, limits.cpuSeconds))
        plan.memory_bytes = UInt64(max(0, limits.memoryBytes))
        plan.file_bytes = UInt64(max(0, limits.fileBytes))
        plan.open_files = UInt64(max(0, limits.openFiles))
    }

    private func openedInput() throws(ChildError) -> OpenedInput {
        switch input {
        case .descriptor(let descriptor):
            return OpenedInput(descriptor: descriptor, isOurs: false)
        case .nothing:
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw ChildError(path: path, number: errno) }
            return OpenedInput(descriptor: descriptor, isOurs: true)
        case .bytes(let bytes):
            let descriptor = cprocesses_memory_file("input")
            guard descriptor >= 0 else { throw ChildError(path: path, number: errno) }
            let opened = OpenedInput(descriptor: descriptor, isOurs: true)
            guard writeAll(bytes, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else {
                let number = errno
                opened.release()
                throw ChildError(path: path, number: number)
            }
            return opened
        }
    }
}

/// The descriptor that becomes a child's standard input.
private struct OpenedInput {
    var descriptor: Int32
    var isOurs: Bool

    func release() {
        if isOurs { close(descriptor) }
    }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes {
            write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
    }
    return true
}

/// Calls with C strings that live as long as the call, and a null pointer after the last.
private func withStrings<Value>(
    _ texts: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
        capacity: texts.count + 1)
    defer { pointers.deallocate() }
    for (index, text) in texts.enumerated() { pointers[index] = strdup(text) }
    pointers[texts.count] = nil
    defer { for index in texts.indices { free(pointers[index]) } }
    return body(pointers)
}

/// Runs a closure on a new thread that nobody waits for.
private func onOwnThread(_ work: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(ThreadWork(work))
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer { pthread_attr_destroy(&attributes) }
    let status = pthread_create(
        &thread, &attributes,
        { argument in
            if let argument {
                Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().work()
            }
            return nil
        }, box.toOpaque())
    if status != 0 {
        // No thread left in the system: the caller's then has to wait.
        box.takeRetainedValue().work()
    }
}

private final class ThreadWork: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) {
        self.work = work
    }
}
