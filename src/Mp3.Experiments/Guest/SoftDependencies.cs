// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>
/// What a module asks for by an alias when it is used, so that it has to be loaded before (<c>modules.softdep</c>,
/// <c>modules.alias</c>): ext4 asks for the checksum <c>crypto-crc32c</c>, which several modules compute.
/// </summary>
internal sealed class SoftDependencies
{
    private const string Alias = "alias ";
    private const string SoftDependency = "softdep ";
    private const string Start = "pre:";

    /// <summary>What works on every processor; the others may refuse to be loaded.</summary>
    private const string Generic = "_generic";

    private readonly Dictionary<string, string[]> _wanted;
    private readonly ILookup<string, string> _aliases;

    private SoftDependencies(Dictionary<string, string[]> wanted, ILookup<string, string> aliases)
    {
        _wanted = wanted;
        _aliases = aliases;
    }

    /// <summary>Those of a kernel; one whose lists are not there has none.</summary>
    /// <param name="modulesDir">Folder of the lists.</param>
    /// <exception cref="IOException">A list can't be read, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public static SoftDependencies Read(string modulesDir)
    {
        var wanted = Lines(modulesDir, "modules.softdep", SoftDependency)
            .Where(words => words.Length > 2)
            .GroupBy(words => ModuleResolver.NameOf(words[1]), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(BeforeIn).ToArray(), StringComparer.Ordinal);
        HashSet<string> names = [.. wanted.Values.SelectMany(each => each)];
        return new SoftDependencies(
            wanted,
            Lines(modulesDir, "modules.alias", Alias)
                .Where(words => words.Length == 3 && names.Contains(words[1]))
                .ToLookup(words => words[1], words => ModuleResolver.NameOf(words[2]), StringComparer.Ordinal));
    }

    /// <summary>Names of the modules that have to be there before a module, of those that the kernel has.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="exists">Whether the kernel has a module of this name.</param>
    public IEnumerable<string> Before(string module, Func<string, bool> exists) =>
        _wanted.GetValueOrDefault(module, [])
            .Select(name => _aliases[name].Prepend(ModuleResolver.NameOf(name))
                .Where(exists)
                .OrderByDescending(candidate => candidate.EndsWith(Generic, StringComparison.Ordinal))
                .FirstOrDefault())
            .OfType<string>();

    private static IEnumerable<string[]> Lines(string folder, string file, string start)
    {
        string path = Path.Combine(folder, file);
        return !File.Exists(path)
            ? []
            : File.ReadLines(path).Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // softdep NAME pre: A B post: C
    private static IEnumerable<string> BeforeIn(string[] words) =>
        words.SkipWhile(word => word != Start).Skip(1).TakeWhile(word => !word.EndsWith(':'));
}
