import Glibc
import Language
import Prelude
import Synchronization
import Workflows

/// The offsets that the system's time-zone files give; each file is read once.
let systemTimeZones: TimeZones = {
    let folder = "/usr/share/zoneinfo/"
    let cache = Mutex<[String: TimeZoneFile?]>([:])
    return TimeZones { name, moment in
        let file = cache.withLock { files -> TimeZoneFile? in
            if let known = files[name] { return known }
            // A name is data: only what a zone's name may hold reaches the file system.
            let isName = name.utf8.allSatisfy {
                ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
                    || [0x2B, 0x2D, 0x2F, 0x5F].contains($0)
            }
            let bytes = isName ? try? DataFolder.read(folder + name) : nil
            let file = bytes.flatMap { TimeZoneFile($0) }
            files[name] = .some(file)
            return file
        }
        return file?.offset(at: moment)
    }
}()
