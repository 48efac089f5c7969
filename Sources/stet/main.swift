import Commands
import Foundation

// All output is written by now, and a dictionary may still be loading on another thread: it must not meet a library that
// is being taken down, as `exit` would do.
_exit(Stet.run(Array(CommandLine.arguments.dropFirst()), in: .process).rawValue)
