// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Import.Pictures;
using Mp3.Protocol;

namespace Mp3.Experiments.Import;

/// <summary>Draws what others recorded.</summary>
internal static class FileImport
{
    /// <summary>Reads files, says what they hold, and draws them over each other.</summary>
    /// <param name="paths">Files and result folders, at least one.</param>
    /// <param name="options">What the user said about them.</param>
    /// <param name="folder">Where pictures go; null: beside the first file.</param>
    /// <param name="messages">Gets what was recognised, a line each.</param>
    /// <returns>The paths of what was written.</returns>
    /// <exception cref="Mp3Exception">Usage: a file can't be understood, or the folder holds other things;
    /// Unavailable: there are no fonts.</exception>
    public static IReadOnlyList<string> Draw(IReadOnlyList<string> paths, ImportOptions options, string? folder, TextWriter messages)
    {
        IReadOnlyList<Recording> recordings = Read(paths, options, new PlotLine(paths, folder), messages);
        IReadOnlyList<Figure> figures = ImportedFigures.Of(recordings);
        return new PictureFolder(folder ?? PictureFolder.Beside(paths)).Write(figures, recordings);
    }

    /// <summary>Reads files, and says what could be said about them.</summary>
    /// <param name="paths">Files and result folders, at least one.</param>
    /// <param name="options">What the user said about them.</param>
    /// <param name="line">The command line that the user can type.</param>
    /// <param name="messages">Gets what was recognised, a line each.</param>
    /// <exception cref="Mp3Exception">Usage: a file can't be understood; it has the line to type, if there is one.</exception>
    internal static IReadOnlyList<Recording> Read(IReadOnlyList<string> paths, ImportOptions options, PlotLine line, TextWriter messages)
    {
        try
        {
            IReadOnlyList<Recording> recordings = Recordings.Read(paths, options, new ImportLog(messages));
            string[] open = [.. recordings.Select(one => one.Facts.Open?.Why).OfType<string>()];
            foreach (string why in open)
            {
                messages.WriteLine($"mp3: {why}");
            }

            if (open.Length > 0 && WayOut.Find(options, Quietly) is { Whys.Count: > 0 } way)
            {
                messages.WriteLine($"mp3: to draw CPU time, too, type: {way.For(line)}");
            }

            return recordings;
        }
        catch (UndecidedException e)
        {
            throw Mp3Exception.Usage(WayOut.Find(options, Quietly) is { } way
                ? $"{string.Join("; ", way.Whys)}; type: {way.For(line)}"
                : e.Message + (paths.Count > 1 ? "; no options fit all of these files: draw them one by one" : ""));
        }

        IReadOnlyList<Recording> Quietly(ImportOptions said) => Recordings.Read(paths, said, new ImportLog(TextWriter.Null));
    }
}
