// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running.Storage;

/// <summary>What is in the folder of an entry.</summary>
internal static class EntryFiles
{
    public const string Inputs = "inputs.json";
    public const string Outcome = "outcome.zip";
    public const string Notes = "entry.json";

    /// <summary>All files of an entry; the last one has the digests of the others.</summary>
    public static IReadOnlyList<EntryFile> Of(StoredRun run)
    {
        var document = new EntryDocument
        {
            StoredUtc = run.StoredUtc,
            Mp3Version = run.Mp3Version,
            Notes = run.Notes,
            Parts = [.. run.Outcome.Parts.Select(part => (Name: part, Content: run.Outcome[part]))
                .Select(part => new PartDocument(part.Name, part.Content.Length, Digest.Of(part.Content)))],
        };
        EntryFile[] files =
        [
            EntryFile.Of(Inputs, run.Inputs.ToBytes()),
            EntryFile.Of(Outcome, run.Outcome.ToZip()),
            .. run.Outcome.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => EntryFile.Of(file.Key, file.Value)),
            EntryFile.Of(Notes, [.. JsonSerializer.SerializeToUtf8Bytes(document, EntryContext.Standard.EntryDocument), (byte)'\n']),
        ];
        return [.. files, EntryFile.Of(Checksums.FileName, Checksums.Of(files.Select(file => (file.Name, file.Sha256))))];
    }

    /// <summary>Reads an entry and verifies every byte of it.</summary>
    /// <exception cref="DamageException">It is not what was stored.</exception>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public static StoredRun Read(string folder, RunName name)
    {
        byte[] sums = ReadFile(folder, Checksums.FileName);
        IReadOnlyDictionary<string, string> digests = Checksums.Parse(sums) ?? throw new DamageException(Checksums.FileName, "it is no list of digests");
        byte[] inputs = ReadVerified(folder, Inputs, digests);
        byte[] zip = ReadVerified(folder, Outcome, digests);
        byte[] notes = ReadVerified(folder, Notes, digests);
        if (RunName.Of(inputs) != name)
        {
            throw new DamageException(Inputs, $"these are the inputs of run {RunName.Of(inputs).Abbreviated}, not of {name.Abbreviated}");
        }

        EntryDocument document = Parse(Notes, () => JsonSerializer.Deserialize(notes, EntryContext.Standard.EntryDocument) ?? throw new JsonException());
        return new StoredRun(
            Parse(Inputs, () => RunInputs.Parse(inputs)),
            Parse(Outcome, () => RunOutcome.FromZip(zip)).With(LargeFiles(folder, digests)),
            document.Notes,
            document.StoredUtc,
            document.Mp3Version);
    }

    /// <summary>What is listed besides the files of every entry, verified.</summary>
    private static Dictionary<string, FileSlice> LargeFiles(string folder, IReadOnlyDictionary<string, string> digests)
    {
        var files = new Dictionary<string, FileSlice>(StringComparer.Ordinal);
        foreach ((string name, string expected) in digests.Where(file => file.Key is not (Inputs or Outcome or Notes)))
        {
            FileSlice file = Translated(folder, name, FileSlice.Of);
            RequireDigest(name, Translated(folder, name, _ => file.Sha256), expected);
            files.Add(name, file);
        }

        return files;
    }

    private static byte[] ReadVerified(string folder, string file, IReadOnlyDictionary<string, string> digests)
    {
        byte[] content = ReadFile(folder, file);
        if (!digests.TryGetValue(file, out string? expected))
        {
            throw new DamageException(Checksums.FileName, $"it lacks {file}");
        }

        RequireDigest(file, Digest.Of(content), expected);
        return content;
    }

    private static void RequireDigest(string file, string found, string expected)
    {
        if (found != expected)
        {
            throw new DamageException(file, $"its SHA-256 is {Digest.Abbreviate(found)}…, not {Digest.Abbreviate(expected)}…");
        }
    }

    private static byte[] ReadFile(string folder, string file) => Translated(folder, file, File.ReadAllBytes);

    /// <summary>Reads a file of the entry.</summary>
    /// <exception cref="DamageException">It is not there, or the disk can't read it.</exception>
    private static T Translated<T>(string folder, string file, Func<string, T> read)
    {
        try
        {
            return read(Path.Combine(folder, file));
        }
        catch (FileNotFoundException e)
        {
            throw new DamageException(file, "it is missing", e);
        }
        catch (UnauthorizedAccessException e) when (Directory.Exists(Path.Combine(folder, file)))
        {
            throw new DamageException(file, "it is a folder", e);
        }
        catch (IOException e) when ((e.HResult & 0xffff) == InputOutputError)
        {
            throw new DamageException(file, ResultErrors.InWords(e), e);
        }
    }

    private const int InputOutputError = 5;

    private static T Parse<T>(string file, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new DamageException(file, "it is not of the form that this version reads", e);
        }
    }
}

/// <summary>An entry is not what was stored.</summary>
internal sealed class DamageException(string file, string what, Exception? inner = null) : Exception($"{file}: {what}", inner)
{
    /// <summary>Its name in the folder.</summary>
    public string File { get; } = file;

    /// <summary>The end of a sentence.</summary>
    public string What { get; } = what;
}
