// SPDX-License-Identifier: MIT

using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>Finds kernels for guests: fetched ones first, then those that are installed on this machine.</summary>
/// <param name="cacheFolder">Folder that <c>scripts/fetch-kernel.sh</c> fills.</param>
/// <param name="systemRoot">Root of the installed system.</param>
public sealed class KernelCache(string cacheFolder, string systemRoot = "/")
{
    /// <summary>The series that the project's reference results were made with.</summary>
    private const string PreferredSeries = "6.1";

    public static KernelCache OfThisMachine() => new(CacheFolder.Path);

    /// <summary>
    /// The kernel that a user means: a release (<c>6.1.0-56-amd64</c>), a series (<c>6.12</c>: its newest), or
    /// null: the newest 6.1, else the newest of all.
    /// </summary>
    /// <exception cref="Mp3Exception">There is none, or it has no headers (69).</exception>
    public GuestKernel Resolve(string? wanted)
    {
        Candidate[] fetched = [.. Fetched()];
        Candidate[] installed = [.. Installed()];
        if (wanted is null)
        {
            return (Newest(fetched, PreferredSeries) ?? Newest(fetched) ?? Newest(installed, PreferredSeries) ?? Newest(installed))?.Usable()
                ?? throw Mp3Exception.Unavailable("no kernel for the guest; 'make deps' fetches one");
        }

        if ((Newest(fetched, wanted) ?? Newest(installed, wanted))?.Usable() is { } kernel)
        {
            return kernel;
        }

        string bring = $"'make kernel KERNEL={wanted}' fetches it";
        Candidate? bare = fetched.Concat(installed).FirstOrDefault(candidate => ReleaseComparer.Matches(candidate.Release, wanted));
        throw bare is null
            ? Mp3Exception.Unavailable($"no kernel {wanted} for the guest; {bring}{HintFor(wanted)}")
            : Mp3Exception.Unavailable($"kernel {bare.Release} has no matching headers to build the module with; {bring} with its headers");
    }

    /// <summary>Every kernel that a guest can boot, oldest first, whether or not the module can be built for it.</summary>
    public IReadOnlyList<KnownKernel> All() =>
    [
        .. Fetched().Select(candidate => new KnownKernel(candidate.Release, IsFetched: true, candidate.HeadersDir is not null))
            .Concat(Installed().Select(candidate => new KnownKernel(candidate.Release, IsFetched: false, candidate.HeadersDir is not null)))
            .OrderBy(kernel => kernel.Release, ReleaseComparer.Instance),
    ];

    /// <summary>What a user can call the kernels that the module can be built for: releases and series.</summary>
    public IEnumerable<string> Names() => All()
        .Where(kernel => kernel.HasHeaders)
        .SelectMany(kernel => (string[])[ReleaseComparer.SeriesOf(kernel.Release), kernel.Release])
        .Distinct(StringComparer.Ordinal);

    // 6.12 beside 6.1 is no misspelling, it isn't here; 6.21 beside 6.12 may be one.
    private string HintFor(string wanted) =>
        Nearest.Hint(wanted, Names().Where(name => name.Order().SequenceEqual(wanted.Order())));

    private static Candidate? Newest(IEnumerable<Candidate> candidates, string? wanted = null) =>
        candidates
            .Where(candidate => candidate.HeadersDir is not null && (wanted is null || ReleaseComparer.Matches(candidate.Release, wanted)))
            .MaxBy(candidate => candidate.Release, ReleaseComparer.Instance);

    private IEnumerable<Candidate> Fetched()
    {
        var kernels = new DirectoryInfo(Path.Combine(cacheFolder, "kernels"));
        return kernels.Exists
            ? kernels.EnumerateDirectories()
                .Where(folder => File.Exists(Path.Combine(folder.FullName, "complete")))
                .Select(folder => Candidate.At(folder.FullName, folder.Name))
                .OfType<Candidate>()
            : [];
    }

    private IEnumerable<Candidate> Installed()
    {
        var modules = new DirectoryInfo(Path.Combine(systemRoot, "lib/modules"));
        return modules.Exists
            ? modules.EnumerateDirectories().Select(folder => Candidate.At(systemRoot, folder.Name)).OfType<Candidate>()
            : [];
    }

    private sealed record Candidate(string Release, string VmlinuzPath, string ModulesDir, string? HeadersDir)
    {
        public static Candidate? At(string root, string release)
        {
            string vmlinuz = Path.Combine(root, "boot", "vmlinuz-" + release);
            string modules = Path.Combine(root, "lib/modules", release);
            if (!IsReadable(vmlinuz) || !File.Exists(Path.Combine(modules, "modules.dep")))
            {
                return null;
            }

            string headers = Path.Combine(modules, "build");
            return new Candidate(release, vmlinuz, modules, File.Exists(Path.Combine(headers, "Makefile")) ? headers : null);
        }

        public GuestKernel? Usable() =>
            HeadersDir is null ? null : new GuestKernel(Release, VmlinuzPath, ModulesDir, HeadersDir);

        // Ubuntu installs kernels that only root can read.
        private static bool IsReadable(string path)
        {
            try
            {
                using FileStream file = File.OpenRead(path);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
