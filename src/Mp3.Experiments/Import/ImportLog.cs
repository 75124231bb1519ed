// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import.Text;
using Mp3.Protocol;

namespace Mp3.Experiments.Import;

/// <summary>Says what was recognised in the files and what was left out, a line each.</summary>
internal sealed class ImportLog(TextWriter output)
{
    /// <summary>Broken lines that are named one by one, of each file.</summary>
    public const int MostBroken = 10;

    /// <summary>Says one thing of a file.</summary>
    public void Note(SourceFile file, string text) => output.WriteLine($"mp3: {file.Path}: {text}");

    /// <summary>Names the lines that can't be used.</summary>
    /// <exception cref="Mp3Exception">Usage: no other lines are left.</exception>
    public void Broken(SourceFile file, IReadOnlyList<BrokenLine> broken, int usable)
    {
        string[] named = [.. broken.Take(MostBroken).Select(line => $"{file.Path}, line {line.Line}: {line.Reason}")];
        string? more = broken.Count > named.Length ? $"{file.Path}: {broken.Count - named.Length:N0} more broken lines" : null;
        if (usable == 0)
        {
            string why = broken.Count == 0 ? "it holds no samples" : $"all {broken.Count:N0} lines are broken";
            throw new Mp3Exception(
                $"{file.Path} can't be drawn: {why}; a line has four numbers, such as '4295014 120 3 48'", ExitCode.Usage)
            {
                Details = more is null ? named : [.. named, more],
            };
        }

        foreach (string line in named)
        {
            output.WriteLine($"mp3: {line}; skipped");
        }

        if (more is not null)
        {
            output.WriteLine($"mp3: {more}; skipped");
        }
    }
}
