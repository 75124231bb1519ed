// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>What programs in a guest print, as whole lines of text for people.</summary>
internal sealed class PrintedLines
{
    private readonly Dictionary<(string Run, int Process, bool IsError), List<byte>> _begun = [];

    /// <summary>The lines that are whole now.</summary>
    public IReadOnlyList<string> Add(GuestPlan run, OutputLine printed)
    {
        if (!_begun.TryGetValue((run.Run, printed.Process, printed.IsError), out List<byte>? line))
        {
            line = [];
            _begun.Add((run.Run, printed.Process, printed.IsError), line);
        }

        List<string> lines = [];
        foreach (byte value in printed.Bytes.Span)
        {
            if (value == '\n')
            {
                lines.Add(Text(run, printed.Process, line));
                line.Clear();
            }
            else
            {
                line.Add(value);
            }
        }

        if (printed.Left > 0)
        {
            // What follows is another line.
            if (line.Count > 0)
            {
                lines.Add(Text(run, printed.Process, line));
                line.Clear();
            }

            lines.Add($"… {printed.Left:N0} bytes more, in the result");
        }

        return lines;
    }

    /// <summary>What a run's programs have printed after their last newline.</summary>
    public IReadOnlyList<string> End(GuestPlan run)
    {
        string[] lines = [.. _begun.Where(begun => begun.Key.Run == run.Run && begun.Value.Count > 0).Select(begun => Text(run, begun.Key.Process, begun.Value))];
        foreach ((string Run, int Process, bool IsError) key in _begun.Keys.Where(key => key.Run == run.Run).ToArray())
        {
            _ = _begun.Remove(key);
        }

        return lines;
    }

    // A program's control characters must not move a terminal's cursor.
    private static string Text(GuestPlan run, int process, List<byte> line)
    {
        string text = string.Concat(Encoding.UTF8.GetString([.. line]).Where(c => c == '\t' || !char.IsControl(c)));
        return run.Processes.Count > 1 && process < run.Processes.Count ? $"{run.Processes[process].Label}: {text}" : text;
    }
}
