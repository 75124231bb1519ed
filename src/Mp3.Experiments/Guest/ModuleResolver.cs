// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>Says which files bring a module into a kernel, from its <c>modules.dep</c>, <c>modules.builtin</c> and
/// <c>modules.softdep</c>.</summary>
public sealed class ModuleResolver
{
    private readonly GuestKernel _kernel;
    private readonly Dictionary<string, Entry> _modules;
    private readonly HashSet<string> _builtin;
    private readonly SoftDependencies _soft;

    /// <exception cref="Mp3Exception">The kernel's lists can't be read (69).</exception>
    public ModuleResolver(GuestKernel kernel)
    {
        _kernel = kernel;
        try
        {
            _modules = File.ReadLines(Path.Combine(kernel.ModulesDir, "modules.dep"))
                .Select(Entry.Parse)
                .ToDictionary(entry => NameOf(entry.File), StringComparer.Ordinal);
            _builtin = File.ReadLines(Path.Combine(kernel.ModulesDir, "modules.builtin"))
                .Select(NameOf)
                .ToHashSet(StringComparer.Ordinal);
            _soft = SoftDependencies.Read(kernel.ModulesDir);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Unavailable($"the module lists of kernel {kernel.Release} can't be read: {e.Message}", e);
        }
    }

    /// <summary>The files to load, absolute, in an order in which each finds what it needs; built-in ones need none.</summary>
    /// <param name="wanted">Module names; <c>-</c> and <c>_</c> are the same.</param>
    /// <exception cref="Mp3Exception">The kernel has no such module (69).</exception>
    public IReadOnlyList<string> Resolve(params IEnumerable<string> wanted)
    {
        var order = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in wanted)
        {
            Visit(NameOf(name));
        }

        return order;

        void Visit(string name)
        {
            if (_builtin.Contains(name) || !seen.Add(name))
            {
                return;
            }

            if (!_modules.TryGetValue(name, out Entry? entry))
            {
                throw Mp3Exception.Unavailable(
                    $"kernel {_kernel.Release} has no module {name}; choose another kernel ('make kernel KERNEL=6.1' fetches one)");
            }

            // A kernel may do without: built in, or not made at all.
            foreach (string before in _soft.Before(name, _modules.ContainsKey))
            {
                Visit(before);
            }

            // A line lists all that a module stands on, in no useful order; each one's own line orders them.
            foreach (string dependency in entry.Dependencies)
            {
                Visit(NameOf(dependency));
            }

            order.Add(Path.Combine(_kernel.ModulesDir, entry.File));
        }
    }

    /// <summary>Name of the module in a file: <c>kernel/drivers/nd-pmem.ko.xz</c> holds <c>nd_pmem</c>.</summary>
    internal static string NameOf(string path)
    {
        string name = Path.GetFileName(path);
        int extension = name.IndexOf(".ko", StringComparison.Ordinal);
        return (extension < 0 ? name : name[..extension]).Replace('-', '_');
    }

    private sealed record Entry(string File, string[] Dependencies)
    {
        public static Entry Parse(string line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            return colon < 0
                ? new Entry(line, [])
                : new Entry(line[..colon], line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
