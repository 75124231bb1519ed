// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Debian's packages with all that they depend on, in the cache; <c>scripts/fetch-packages.sh</c> fetches them.</summary>
/// <param name="cacheFolder">The cache.</param>
/// <param name="aptSettings">A configuration that apt reads instead of the machine's; null: the machine's.</param>
internal sealed class PackageStore(string cacheFolder, string? aptSettings = null)
{
    private const string Script = "scripts/fetch-packages.sh";

    /// <summary>Fetches packages, unless they are there, and adds what they hold to a guest.</summary>
    /// <param name="tree">The guest.</param>
    /// <param name="names"><c>NAME</c> or <c>NAME=VERSION</c>.</param>
    /// <param name="cancellation">Ends the fetch.</param>
    /// <returns>The packages, their dependencies included, by name.</returns>
    /// <exception cref="Mp3Exception">There is no such package (2); none can be fetched here (69).</exception>
    public async Task<IReadOnlyList<PackageFacts>> AddAsync(GuestTree tree, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        if (names.Count == 0)
        {
            return [];
        }

        if (names.FirstOrDefault(name => !name.All(c => char.IsAsciiLetterOrDigit(c) || "+-.:=~".Contains(c, StringComparison.Ordinal)) || name.StartsWith('-')) is { } bad)
        {
            throw Mp3Exception.Usage($"'{bad}' is no name of a Debian package (NAME or NAME=VERSION)");
        }

        var alternatives = new List<Alternative>();
        var facts = new List<PackageFacts>();
        foreach ((PackageFacts package, string file) in await FetchAsync(names, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            string folder = $"{Path.ChangeExtension(file, null)}.d";
            PackageContent content = Unpack(package, file, folder);
            content.AddTo(tree, folder);
            alternatives.AddRange(content.Alternatives);
            facts.Add(package);
        }

        Alternatives.AddTo(tree, alternatives);
        return facts;
    }

    private async Task<IEnumerable<(PackageFacts Package, string File)>> FetchAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        string script = Path.Combine(Repository.Find(), Script);
        var variables = new Dictionary<string, string> { ["MP3_CACHE"] = cacheFolder };
        if (aptSettings is not null)
        {
            variables["APT_CONFIG"] = aptSettings;
        }

        ToolOutcome outcome = await HostTool.RunAsync(script, "bash", names, cancellation, variables: variables);
        string[] lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return outcome.ExitCode switch
        {
            0 => lines.Select(line => line.Split('\t')).Select(fields => (new PackageFacts(fields[0], fields[1], fields[2]), fields[3])),
            ExitCode.Usage => throw Unknown(lines, names),
            _ => throw new Mp3Exception(outcome.ErrorLines.LastOrDefault() ?? $"{Script} failed", ExitCode.Unavailable),
        };
    }

    /// <param name="lines">What apt complains of, then all packages that it knows.</param>
    /// <param name="names">Those that were asked for.</param>
    private static Mp3Exception Unknown(string[] lines, IReadOnlyList<string> names)
    {
        string complaint = lines[0].Split(' ', 2)[^1];
        string? name = names.Select(each => each.Split('=')[0]).FirstOrDefault(each => complaint.Split(' ', '\'').Contains(each));
        return Mp3Exception.Usage(complaint.StartsWith("Version", StringComparison.Ordinal)
            ? $"apt does not have that package: {complaint}; 'apt-cache policy {name}' says which versions there are"
            : $"apt has no package {name}{(name is null ? "" : Nearest.Hint(name, lines.Skip(1)))}; 'apt-cache search' finds packages");
    }

    private static PackageContent Unpack(PackageFacts package, string file, string folder)
    {
        try
        {
            return PackageContent.Unpack(file, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
        {
            throw Mp3Exception.Unavailable($"the package {package.Name} can't be unpacked: {e.Message}", e);
        }
    }
}
