internal import Prelude

// Duties: each due by the clock or called by a change, one of a kind at a time.

extension Worker {
    func startChores(_ now: Timestamp, changed: Bool) {
        for duty in duties {
            let chore = chores[duty.name] ?? Chore(nextAt: now)
            let isCalled = changed && duty.followsChanges
            if chore.isRunning {
                if isCalled { chores[duty.name]?.isWanted = true }
                continue
            }
            guard chore.nextAt <= now || isCalled else { continue }
            // While it runs nothing is due; its end sets the next time.
            chores[duty.name] = Chore(nextAt: now + duty.interval, isRunning: true)
            let database = database
            Task {
                var hasMore = false
                do {
                    hasMore = try await duty.perform(on: database, now: surroundings.now())
                } catch {
                    surroundings.trouble("\(duty.name): \(Failure(error).message)")
                }
                self.finished(duty, hasMore: hasMore)
            }
        }
    }

    func finished(_ duty: any Duty, hasMore: Bool) {
        let now = surroundings.now()
        let isWanted = hasMore || chores[duty.name]?.isWanted ?? false
        chores[duty.name] = Chore(nextAt: isWanted ? now : now + duty.interval)
        waker.yield()
    }
}
