import Glibc
import Language
import Prelude
import Synchronization
import Workflows

/// The name of the time zone that the person lives in, as TZ or the system says; UTC when neither
/// names one.
func localTimeZone(_ environment: [String: String]) -> String {
    let folder = "zoneinfo/"
    let told = environment["TZ"].map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
    var link = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/etc/localtime", &link, link.count - 1)
    let system =
        length > 0
        ? String(decoding: link.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    for candidate in [told, system] {
        guard let candidate, !candidate.isEmpty else { continue }
        let name = candidate.firstRange(of: folder).map { String(candidate[$0.upperBound...]) }
        let zone = name ?? candidate
        if systemTimeZones.offset(of: zone, at: Session.now()) != nil { return zone }
    }
    return "UTC"
}

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
