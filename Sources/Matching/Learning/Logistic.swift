internal import Glibc

/// The logistic function and its logarithms, written so that no argument overflows. The exponential
/// and the logarithm of libm are all that learning asks of the system.
enum Logistic {
    /// Chances are kept this far from 0 and 1 where their logarithm is taken: one case of which the
    /// model was sure must not outweigh all others.
    static let leastChance = 1e-9

    /// 1 / (1 + e^−x).
    static func chance(_ logit: Double) -> Double {
        guard logit < 0 else { return 1 / (1 + exp(-logit)) }
        let power = exp(logit)
        return power / (1 + power)
    }

    /// log(p / (1 − p)).
    static func logit(_ chance: Double) -> Double {
        let chance = max(leastChance, min(1 - leastChance, chance))
        return log(chance / (1 - chance))
    }

    /// −log of the chance that was given to what happened, from its logit: log(1 + e^x) − x·y.
    static func loss(logit: Double, label: Double) -> Double {
        max(logit, 0) + log1p(exp(-abs(logit))) - logit * label
    }

    /// −log of the chance that was given to what happened.
    static func loss(chance: Double, isPositive: Bool) -> Double {
        -log(max(leastChance, isPositive ? chance : 1 - chance))
    }
}
