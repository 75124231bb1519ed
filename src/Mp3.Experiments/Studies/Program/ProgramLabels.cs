// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Program;

/// <summary>Names of programs in tables and pictures, and of the files that they have printed.</summary>
internal static class ProgramLabels
{
    private const string Unnamed = "program";

    /// <summary>The programs by the names of their files; those of one name are numbered.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<IReadOnlyList<string>> commands)
    {
        string[] names = [.. commands.Select(command => NameOf(command[0]))];
        HashSet<string> taken = [.. names];
        return [.. names.Select(name => names.Count(other => other == name) == 1 ? name : Numbered(name, taken))];
    }

    /// <summary>A name that is good for a file and that none of the others has.</summary>
    /// <param name="name">Such as <c>out/tree 1.txt</c>.</param>
    /// <param name="taken">Gets it.</param>
    public static string FileName(string name, ISet<string> taken)
    {
        string plain = Plain(name);
        string free = plain;
        for (int number = 2; !taken.Add(free); number++)
        {
            free = $"{Path.GetFileNameWithoutExtension(plain)}-{number}{Path.GetExtension(plain)}";
        }

        return free;
    }

    private static string Numbered(string name, HashSet<string> taken)
    {
        int number = 1;
        while (!taken.Add($"{name}-{number}"))
        {
            number++;
        }

        return $"{name}-{number}";
    }

    private static string NameOf(string program) => Path.GetFileName(program) is { Length: > 0 } name ? Plain(name) : Unnamed;

    private static string Plain(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-' ? c : '-')) is var plain && plain.Trim('.', '-').Length > 0
            ? plain.TrimStart('.', '-')
            : Unnamed;
}
