// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Import.Text;
using Mp3.Protocol;

namespace Mp3.Experiments.Import.Csv;

/// <summary>The rows of a CSV that can be read, and why the others can't.</summary>
internal static class UsableRows
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="file">It begins with the header of such rows.</param>
    /// <param name="parse">Reads a whole file, or refuses it.</param>
    /// <param name="broken">Gets the lines that can't be read.</param>
    /// <returns>The others, each with the number of its line.</returns>
    public static IEnumerable<(int Line, T Row)> Of<T>(SourceFile file, Func<byte[], string, IReadOnlyList<T>> parse, List<BrokenLine> broken)
    {
        string[] lines = [.. file.Lines()];
        try
        {
            return parse(Encoding.UTF8.GetBytes(string.Join('\n', lines)), file.Path).Select((row, i) => (i + 2, row));
        }
        catch (Mp3Exception)
        {
            return OneByOne(lines, parse, broken);
        }
    }

    private static List<(int, T)> OneByOne<T>(string[] lines, Func<byte[], string, IReadOnlyList<T>> parse, List<BrokenLine> broken)
    {
        const string Prefix = "row, line 2: ";
        List<(int, T)> rows = [];
        for (int i = 1; i < lines.Length; i++)
        {
            try
            {
                rows.AddRange(parse(Encoding.UTF8.GetBytes($"{lines[0]}\n{lines[i]}"), "row").Select(row => (i + 1, row)));
            }
            catch (Mp3Exception e)
            {
                broken.Add(new BrokenLine(i + 1, e.Message.Replace(Prefix, "", StringComparison.Ordinal)));
            }
        }

        return rows;
    }
}
