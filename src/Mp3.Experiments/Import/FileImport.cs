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
        IReadOnlyList<Recording> recordings = Recordings.Read(paths, options, new ImportLog(messages));
        IReadOnlyList<Figure> figures = ImportedFigures.Of(recordings);
        return new PictureFolder(folder ?? PictureFolder.Beside(paths)).Write(figures, recordings);
    }
}
