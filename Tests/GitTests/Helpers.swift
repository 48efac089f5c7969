import Core
import Foundation
import Git
import TestSupport

/// A signature of Ana's at a fixed moment.
func signature(_ time: Int64 = 1_793_520_000) throws(GitError) -> Signature {
  try Signature(name: "Ana", email: "ana@acme.example", time: time, offsetMinutes: 60)
}

/// The lines of what git has printed.
func lines(_ output: String) -> [String] {
  output.split(separator: "\n").map(String.init)
}

/// The code of the `GitError` that `body` throws; `nil` if it throws none.
func code<Value>(_ body: @autoclosure () throws -> Value) -> GitError.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? GitError)?.code
  }
}

/// Writes an object that may be malformed, by git itself and without any check.
func writeUnchecked(_ bytes: [UInt8], as kind: String, in repository: TestRepository) throws -> ObjectID? {
  let output = try repository.run(["hash-object", "-t", kind, "-w", "--literally", "--stdin"], input: bytes)
  return ObjectID(hex: output.trimmingCharacters(in: .whitespacesAndNewlines))
}
