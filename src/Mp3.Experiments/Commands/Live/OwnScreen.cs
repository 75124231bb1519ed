// SPDX-License-Identifier: MIT

using System.Text;

namespace Mp3.Experiments.Commands.Live;

/// <summary>
/// The terminal's second screen, which editors use, too: when it is given back, the first one is as it was. Lines that
/// move on the first could not always be taken away: a terminal that gets narrower folds them, and what no longer fits
/// goes where no program can reach it.
/// </summary>
/// <param name="terminal">The terminal.</param>
internal sealed class OwnScreen(TextWriter terminal) : IDisposable
{
    private const string Take = "\e[?1049h\e[?25l";
    private const string GiveBack = "\e[?25h\e[?1049l";
    private const string ToTop = "\e[H";
    private const string ClearToEndOfLine = "\e[K";
    private const string ClearBelow = "\e[J";
    private bool _isTaken;

    /// <summary>Shows lines from the top on, none wider than the terminal, and nothing else.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder(_isTaken ? "" : Take).Append(ToTop);
        text.AppendJoin($"{ClearToEndOfLine}\r\n", lines).Append(ClearToEndOfLine).Append(ClearBelow);
        _isTaken = true;
        Write(text.ToString());
    }

    /// <summary>Gives the terminal back.</summary>
    public void Dispose()
    {
        if (_isTaken)
        {
            Write(GiveBack);
            _isTaken = false;
        }
    }

    private void Write(string text)
    {
        terminal.Write(text);
        terminal.Flush();
    }
}
