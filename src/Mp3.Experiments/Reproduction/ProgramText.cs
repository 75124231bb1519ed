// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Reproduction;

/// <summary>Programs of a user as they stand on a command line.</summary>
internal static class ProgramText
{
    /// <summary>Options that say what comes along; packages with the version that they had.</summary>
    public static IEnumerable<(string Name, string Value)> OptionsOf(Manifest manifest)
    {
        if (manifest.Settings.Program is not { } program)
        {
            return [];
        }

        return
        [
            .. program.Files.Select(file => ("--file", $"{file.Source}:{file.Guest}")),
            .. program.Packages.Select(package => ("--package", Pinned(package, manifest.Machine.ProgramDisk))),
            .. Listed("--root", program.Root),
            .. Listed("--stdin", program.Stdin?.Source),
            .. program.Environment.Select(variable => ("--env", variable)),
            ("--cwd", program.WorkingDirectory),
            .. program.Outputs.Select(path => ("--output", path)),
        ];
    }

    /// <summary>What comes after the options.</summary>
    public static IEnumerable<string> WordsOf(ProgramSettings? program) => program is null
        ? []
        : ["--", .. program.Commands.SelectMany((command, i) => i == 0 ? command : ["--and", "--", .. command])];

    /// <summary>A package with the version that it had: what was the newest then may not be so now.</summary>
    internal static string Pinned(string package, ProgramDiskFacts? disk) =>
        disk?.Packages.FirstOrDefault(pinned => pinned.Name == package) is { } pinned ? $"{pinned.Name}={pinned.Version}" : package;

    private static (string Name, string Value)[] Listed(string name, string? value) => value is null ? [] : [(name, value)];
}
