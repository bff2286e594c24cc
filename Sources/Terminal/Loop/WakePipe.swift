internal import Glibc

/// A pipe whose bytes mean nothing but "look": neither end blocks, and no child inherits it.
struct WakePipe: ~Copyable, Sendable {
    /// The end to poll and read.
    let readEnd: CInt
    /// The end to write to.
    let writeEnd: CInt

    init() throws(DeviceFault) {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .outOfDescriptors }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Writes a byte; a full pipe is as good as one byte more.
    func wake() {
        var byte: UInt8 = 0
        _ = write(writeEnd, &byte, 1)
    }

    /// The bytes written since the last call, oldest first.
    func drain() -> [UInt8] {
        var buffer: [UInt8] = Array(repeating: 0, count: 64)
        var bytes: [UInt8] = []
        while true {
            let count = read(readEnd, &buffer, buffer.count)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }
}
