import Foundation

/// Seconds of CPU time that this process has used.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The smallest CPU time of `count` passes.
func best(of count: Int, _ pass: () -> Void) -> Double {
  var best = Double.infinity
  for _ in 0..<count {
    let start = cpuSeconds()
    pass()
    best = min(best, cpuSeconds() - start)
  }
  return best
}
