// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>Where pictures of imported data go. Only what an earlier import wrote there is replaced.</summary>
internal sealed class PictureFolder(string path)
{
    /// <summary>Says what the pictures beside it were made from.</summary>
    public const string RecordFile = "imported.json";

    private const int MostNames = 3;

    private static readonly string[] Endings = [".png", ".svg"];

    /// <summary>The folder beside the first file that is named after all of them.</summary>
    public static string Beside(IReadOnlyList<string> paths)
    {
        string[] names = [.. paths.Take(MostNames).Select(one => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(one))))];
        string more = paths.Count > MostNames ? $"+{paths.Count - MostNames}" : "";
        string name = $"{string.Join('+', names)}{more}-plot";
        string? parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(paths[0]));
        return string.IsNullOrEmpty(parent) ? name : Path.Combine(parent, name);
    }

    /// <summary>Draws the figures and writes down where they come from.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="Mp3Exception">Usage: there are other files of these names, or it can't be written;
    /// Unavailable: there are no fonts.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<Figure> figures, IReadOnlyList<Recording> recordings)
    {
        string[] names = [.. figures.SelectMany(figure => Endings.Select(ending => figure.Name + ending)), RecordFile];
        string[] earlier = Earlier();
        if (Array.Find(names, name => Path.Exists(Path.Combine(path, name)) && !earlier.Contains(name)) is { } other)
        {
            throw Mp3Exception.Usage($"{Path.Combine(path, other)} exists and is not what an import wrote: name another folder with --out");
        }

        return ResultErrors.Translate($"write pictures to {path}", () => Replace(earlier, figures, recordings));
    }

    // Drawn elsewhere first, so that what goes wrong then leaves the folder as it was.
    private List<string> Replace(string[] earlier, IReadOnlyList<Figure> figures, IReadOnlyList<Recording> recordings)
    {
        Directory.CreateDirectory(path);
        DirectoryInfo draft = Directory.CreateTempSubdirectory("mp3-plot-");
        try
        {
            Caption caption = ImportedCaption.Of(recordings);
            IReadOnlyList<string> drawn = PictureFiles.Write(figures, caption, draft.FullName);
            var record = new ImportRecord(
                [.. recordings.Select(one => new ImportedSource(one.Label, one.Source.Path, one.Source.Hash, one.Rows.Count, one.Facts.Settings, one.Facts.ManifestHash))],
                drawn.ToDictionary(file => Path.GetFileName(file), file => Digest.Of(File.ReadAllBytes(file)), StringComparer.Ordinal));
            foreach (string name in earlier)
            {
                File.Delete(Path.Combine(path, name));
            }

            List<string> written = [.. drawn.Select(file => Path.Combine(path, Path.GetFileName(file))), Path.Combine(path, RecordFile)];
            File.WriteAllBytes(written[^1], record.ToBytes());
            foreach ((string from, string to) in drawn.Zip(written))
            {
                File.Copy(from, to);
            }

            return written;
        }
        finally
        {
            draft.Delete(recursive: true);
        }
    }

    /// <summary>What an earlier import wrote and nobody has changed since.</summary>
    private string[] Earlier()
    {
        string file = Path.Combine(path, RecordFile);
        if (!File.Exists(file) || ImportRecord.Parse(ResultErrors.Translate($"read {file}", () => File.ReadAllBytes(file))) is not { } record)
        {
            return [];
        }

        return [.. record.Pictures.Where(IsUnchanged).Select(picture => picture.Key), RecordFile];
    }

    // A name with a folder in it was not written here.
    private bool IsUnchanged(KeyValuePair<string, string> picture)
    {
        string file = Path.Combine(path, picture.Key);
        return Path.GetFileName(picture.Key) == picture.Key
            && File.Exists(file)
            && Digest.Of(ResultErrors.Translate($"read {file}", () => File.ReadAllBytes(file))) == picture.Value;
    }
}
