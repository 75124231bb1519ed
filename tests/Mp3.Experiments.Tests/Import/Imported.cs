// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Import;
using Mp3.Experiments.Import.Csv;
using Mp3.Experiments.Import.Text;

namespace Mp3.Experiments.Tests.Import;

/// <summary>A file that was read, and what was said of it.</summary>
internal sealed record Imported(Recording Recording, string Said)
{
    public long Minor => Recording.Rows.Sum(row => row.MinorFaults);

    public long Major => Recording.Rows.Sum(row => row.MajorFaults);

    /// <summary>Reads a text file of these lines, named <c>p.data</c>.</summary>
    public static Imported Text(IEnumerable<string> lines, ImportOptions? options = null)
    {
        using var said = new StringWriter();
        var file = new SourceFile("p.data", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return new Imported(new TextFile(file, options ?? ImportOptions.None, new ImportLog(said)).Read(), said.ToString());
    }

    /// <summary>What can't be drawn before something is said.</summary>
    public static Question Asks(IEnumerable<string> lines, ImportOptions? options = null) =>
        Assert.Throws<UndecidedException>(() => Text(lines, options)).Question;

    /// <summary>Reads a CSV of this content, named <c>p.csv</c>.</summary>
    public static (IReadOnlyList<Recording>? Recordings, string Said) Csv(string content)
    {
        using var said = new StringWriter();
        return (CsvImport.Read(new SourceFile("p.csv", Encoding.UTF8.GetBytes(content)), new ImportLog(said)), said.ToString());
    }

    public static ColumnOrder Columns(string names) => ColumnOrder.OfNames(names.Split(','))!;
}
