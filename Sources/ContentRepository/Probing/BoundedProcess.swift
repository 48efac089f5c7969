internal import Dispatch
internal import Foundation

/// Runs a program of the machine for a short time and takes a limited amount of what it prints.
///
/// There is no shell in between: arguments reach the program as they are. It gets no input, and nothing of our
/// environment.
struct BoundedProcess {
  /// An absolute path.
  let executable: String
  /// How long it may take.
  var timeLimit: Duration = .seconds(10)
  /// How many bytes of its output are read.
  var outputLimit = 1 << 20

  /// What it printed; nothing where it could not be started, failed, took too long or printed too much.
  func output(_ arguments: [String]) -> [UInt8]? {
    let (process, pipe) = prepared(arguments)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    guard (try? process.run()) != nil else { return nil }
    let printed = read(pipe.fileHandleForReading.fileDescriptor)
    if printed == nil { kill(process.processIdentifier, SIGKILL) }
    // Whatever it started itself ends when it writes, and is not waited for.
    try? pipe.fileHandleForReading.close()
    guard printed != nil, ended.wait(timeout: .now() + .seconds(1)) == .success,
      process.terminationReason == .exit, process.terminationStatus == 0
    else { return nil }
    return printed
  }

  private func prepared(_ arguments: [String]) -> (Process, Pipe) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    return (process, pipe)
  }

  /// Everything up to the end; nothing where a limit was met first.
  private func read(_ descriptor: Int32) -> [UInt8]? {
    let end = ContinuousClock.now + timeLimit
    var printed: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while printed.count <= outputLimit {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero, waits(for: descriptor, left) else { return nil }
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { return nil }
      if count == 0 { return printed }
      printed += buffer[..<count]
    }
    return nil
  }

  /// Whether there is something to read, or the end, before the time is over.
  private func waits(for descriptor: Int32, _ time: Duration) -> Bool {
    var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(
      clamping: time.components.seconds * 1_000 + 1 + time.components.attoseconds / 1_000_000_000_000_000)
    return poll(&question, 1, milliseconds) > 0
  }
}
