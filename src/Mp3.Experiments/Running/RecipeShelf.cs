// SPDX-License-Identifier: MIT

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running.Storage;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>
/// Recipes of runs that are not computed yet: with them, any machine that sees the store can compute a run of which it
/// knows nothing but the name. A sweep puts all of its recipes there at once: lines of name, study, run, memory, machine
/// and plan between tabs, packed, in a file for the first two digits of the names.
/// </summary>
internal sealed class RecipeShelf
{
    private const string Suffix = ".gz";
    private const string HostSuffix = ".inputs.json";
    private const char Separator = '\t';

    /// <summary>So much is packed at once, bytes.</summary>
    private const int PackedAtOnce = 64 * 1024;

    private readonly StoreLayout _layout;

    public RecipeShelf(StoreLayout layout) => _layout = layout;

    /// <summary>Puts the recipes of a sweep there, and what their disks hold; does nothing if they are there already.</summary>
    /// <param name="sweep">Digest of all that decides which runs these are, 64 hexadecimal digits.</param>
    /// <param name="runs">All of them; enumerated once, none is kept in memory.</param>
    /// <param name="cancellation">Ends it; nothing is there then.</param>
    /// <exception cref="Mp3Exception">The store can't be written (1).</exception>
    public void Deposit(string sweep, IEnumerable<NamedRun> runs, CancellationToken cancellation)
    {
        string folder = Path.Combine(_layout.Recipes, sweep);
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
                return;
            }

            using var draft = EntryDraft.Create(_layout);
            _layout.Make(draft.Path);
            Write(draft.Path, runs, cancellation);
            DurableFile.SyncFolder(draft.Path);
            _layout.Make(_layout.Recipes);
            try
            {
                Directory.Move(draft.Path, folder);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                // Another one was quicker, and has the same.
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Mp3Exception($"the recipes of the runs can't be written to the store {_layout.Root}: {ResultErrors.InWords(e)}", ExitCode.Failed, e);
        }
    }

    /// <summary>The recipes of some runs; of those that nobody put there, none.</summary>
    /// <exception cref="Mp3Exception">The store can't be read, or what is there is damaged (1).</exception>
    public IReadOnlyDictionary<RunName, ShelvedRecipe> Find(IReadOnlyCollection<RunName> names)
    {
        var found = new Dictionary<RunName, ShelvedRecipe>();
        try
        {
            if (!Directory.Exists(_layout.Recipes))
            {
                return found;
            }

            foreach (DirectoryInfo sweep in new DirectoryInfo(_layout.Recipes).EnumerateDirectories().OrderByDescending(folder => folder.LastWriteTimeUtc))
            {
                foreach (IGrouping<string, RunName> shard in names.Where(name => !found.ContainsKey(name)).GroupBy(StoreLayout.ShardOf).ToArray())
                {
                    Find(sweep.FullName, shard.Key, [.. shard], found);
                }
            }

            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Mp3Exception($"the recipes of runs in the store {_layout.Root} can't be read: {ResultErrors.InWords(e)}", ExitCode.Failed, e);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException)
        {
            throw new Mp3Exception(
                $"recipes of runs in the store are damaged ({e.Message}); delete {_layout.Recipes}, and 'mp3 sweep FILE --list --missing' puts them there anew", ExitCode.Failed, e);
        }
    }

    private void Write(string folder, IEnumerable<NamedRun> runs, CancellationToken cancellation)
    {
        Dictionary<string, MemoryStream> waiting = new(StringComparer.Ordinal);
        HashSet<string> images = new(StringComparer.Ordinal);
        HashSet<string> hosts = new(StringComparer.Ordinal);
        foreach (NamedRun run in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            string shard = StoreLayout.ShardOf(run.Name);
            if (!waiting.TryGetValue(shard, out MemoryStream? lines))
            {
                waiting[shard] = lines = new MemoryStream();
            }

            GuestRecipe recipe = run.Run.Recipe;
            lines.Write(Encoding.UTF8.GetBytes(string.Join(
                Separator, run.Name, run.Study, run.Run.Name.Replace(Separator, ' '), run.HostMib.ToString(CultureInfo.InvariantCulture), RecipeJson.Of(recipe), RecipeJson.Of(recipe.Plan)) + '\n'));
            if (lines.Length >= PackedAtOnce)
            {
                Pack(folder, shard, lines);
            }

            if (hosts.Add(recipe.Kernel))
            {
                File.WriteAllBytes(Path.Combine(folder, recipe.Kernel + HostSuffix), run.Host.InputsOf(recipe).ToBytes());
            }

            foreach (RecipeImage image in recipe.Images.Where(image => images.Add(image.Sha256)))
            {
                new ImageShelf(_layout).Put(image);
            }
        }

        foreach ((string shard, MemoryStream lines) in waiting)
        {
            Pack(folder, shard, lines);
        }

        File.WriteAllLines(Path.Combine(folder, ImageShelf.ListFile), images.Order(StringComparer.Ordinal));
        foreach (string file in Directory.GetFiles(folder))
        {
            _layout.Share(file);
        }
    }

    // Packed pieces one behind the other are a packed file, too.
    private static void Pack(string folder, string shard, MemoryStream lines)
    {
        using (FileStream file = new(Path.Combine(folder, shard + Suffix), FileMode.Append))
        using (GZipStream packed = new(file, CompressionLevel.Fastest))
        {
            lines.WriteTo(packed);
        }

        lines.SetLength(0);
    }

    private void Find(string sweep, string shard, HashSet<RunName> names, Dictionary<RunName, ShelvedRecipe> found)
    {
        string path = Path.Combine(sweep, shard + Suffix);
        if (!File.Exists(path))
        {
            return;
        }

        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (names.Count > 0 && lines.ReadLine() is { } line)
        {
            if (line.Split(Separator) is not [var digits, var study, var run, var hostMib, var machine, var plan])
            {
                throw new InvalidDataException($"a line of {path} has not six parts");
            }

            if (RunName.TryParse(digits, out RunName name) && names.Remove(name))
            {
                GuestRecipe recipe = RecipeJson.Parse(machine, plan);
                found[name] = new ShelvedRecipe(study, run, int.Parse(hostMib, CultureInfo.InvariantCulture), new ImageShelf(_layout).Located(recipe), ExpectedInputs(sweep, recipe.Kernel));
            }
        }
    }

    private static RunInputs? ExpectedInputs(string sweep, string kernel)
    {
        string path = Path.Combine(sweep, kernel + HostSuffix);
        return File.Exists(path) ? RunInputs.Parse(File.ReadAllBytes(path)) : null;
    }
}
