// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using System.Text;
using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What comes along, from what was typed to what is put onto the disk.</summary>
internal static class ProgramSources
{
    /// <summary>Refuses what is not there, before anything is made.</summary>
    /// <exception cref="Mp3Exception">Usage: it names what is missing.</exception>
    public static void Require(ProgramSettings asked)
    {
        foreach (AskedFile file in asked.Files.Where(file => !File.Exists(file.Source) && !Directory.Exists(file.Source)))
        {
            throw Mp3Exception.Usage($"--file {file.Source}: there is no such file or folder{ResultFolder.HintFor(file.Source)}");
        }

        if (asked.Root is { } root && !Directory.Exists(root))
        {
            throw Mp3Exception.Usage($"--root {root}: there is no such folder{ResultFolder.HintFor(root)}");
        }

        if (asked.Stdin is { } stdin && !File.Exists(stdin.Source))
        {
            throw Mp3Exception.Usage($"--stdin {stdin.Source}: there is no such file{ResultFolder.HintFor(stdin.Source)}");
        }
    }

    /// <summary>The same with the digest of each file as it is now.</summary>
    /// <exception cref="Mp3Exception">Usage: one can't be read.</exception>
    public static ProgramSettings WithDigests(ProgramSettings asked) => asked with
    {
        Files = [.. asked.Files.Select(WithDigest)],
        Stdin = asked.Stdin is { } stdin ? WithDigest(stdin) : null,
    };

    /// <summary>What is to be on the disk.</summary>
    public static ProgramFilesRequest Of(ProgramChoices choices)
    {
        ProgramSettings asked = choices.Asked;
        IReadOnlyList<string> programs = [.. choices.Commands.Select(command => command[0])];
        return new ProgramFilesRequest(
            [.. programs.Select(program => IsOfThisFolder(program) ? GuestPath.Of(program) : program)],
            [
                .. asked.Files.Append(asked.Stdin).OfType<AskedFile>().Select(file => new ProgramFile(file.Source, file.Guest)),
                // A program that was named relative to this folder comes along like any other file: where this folder is
                // on this machine decides nothing.
                .. programs.Where(IsOfThisFolder).Distinct(StringComparer.Ordinal)
                    .Where(program => !asked.Files.Any(file => file.Guest == GuestPath.Of(program)))
                    .Select(program => new ProgramFile(program, GuestPath.Of(program))),
            ],
            choices.PinnedPackages ?? asked.Packages,
            asked.Root,
            choices.RoomMib);
    }

    /// <summary>Whether two are one disk.</summary>
    public static bool AreSame(ProgramFilesRequest a, ProgramFilesRequest b) =>
        a.Programs.SequenceEqual(b.Programs, StringComparer.Ordinal)
        && a.Files.SequenceEqual(b.Files)
        && a.Packages.SequenceEqual(b.Packages, StringComparer.Ordinal)
        && a.Root == b.Root
        && a.RoomMib == b.RoomMib;

    private static bool IsOfThisFolder(string program) => program.Contains('/', StringComparison.Ordinal) && !Path.IsPathRooted(program) && File.Exists(program);

    private static AskedFile WithDigest(AskedFile file) => ResultErrors.Translate($"read {file.Source}", () => file with
    {
        Sha256 = Directory.Exists(file.Source) ? OfTree(file.Source) : FileDigests.Of(Path.GetFullPath(file.Source)),
    });

    // Names, and of files what is in them; links are what they lead to.
    private static string OfTree(string folder)
    {
        var text = new StringBuilder();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            text.Append(FileDigests.Of(path)).Append(' ').Append(Path.GetRelativePath(folder, path)).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
