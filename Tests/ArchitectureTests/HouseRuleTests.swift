import Testing

/// What no room may do, even if its dependencies allow it.
@Suite struct HouseRuleTests {
  /// The command layer alone knows the clock, the environment and the home directory.
  @Test(arguments: [
    " Date()", "ProcessInfo", "getenv", "NSHomeDirectory", "homeDirectoryForCurrentUser", "Locale.current",
  ])
  func onlyCommandsKnowTheWorld(word: String) throws {
    for file in try SourceTree().files where file.target != "Commands" && file.target != "stet" {
      #expect(!file.code.contains { $0.contains(word) }, "\(file.name) uses \(word)")
    }
  }

  /// Content is hostile: no code may end the process.
  @Test(arguments: ["try!", " as! ", "fatalError(", "preconditionFailure("])
  func nothingCrashesOnPurpose(word: String) throws {
    for file in try SourceTree().files {
      #expect(!file.code.contains { $0.contains(word) }, "\(file.name) uses \(word)")
    }
  }

  /// Results are returned, not printed: only the command layer has streams.
  @Test func onlyCommandsPrint() throws {
    for file in try SourceTree().files where file.target != "Commands" {
      #expect(!file.code.contains { $0.contains("print(") }, "\(file.name) prints")
    }
  }

  @Test func noPointerLeavesGit() throws {
    for file in try SourceTree().files where file.target == "Git" {
      let exported = file.code.filter { $0.contains("package ") && !$0.contains("import ") }
      #expect(!exported.contains { $0.contains("Unsafe") || $0.contains("OpaquePointer") }, "\(file.name)")
    }
  }
}
