import Commands
import Foundation

exit(Stet.run(Array(CommandLine.arguments.dropFirst()), in: .process).rawValue)
