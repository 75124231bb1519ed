// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;

namespace Mp3.Reader.Monitor.Live;

/// <summary>The lines of a terminal below the cursor's: each frame takes the place of the one before.</summary>
/// <param name="output">The terminal.</param>
internal sealed class Screen(TextWriter output) : IDisposable
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string ClearToEndOfLine = "\e[K";
    private const string ClearBelow = "\e[J";

    /// <summary>Lengths of the frame's lines; the cursor is on the line below them.</summary>
    private int[] _lengths = [];
    private bool _cursorIsHidden;

    /// <summary>Shows the lines, none of which may be as wide as the terminal.</summary>
    /// <param name="lines">Together they may not be as high as the terminal.</param>
    /// <param name="width">Of the terminal now, characters.</param>
    public void Show(IReadOnlyList<string> lines, int width)
    {
        var text = new StringBuilder(_cursorIsHidden ? "" : HideCursor);
        // A terminal that has become narrower has folded the lines that were longer.
        int rows = _lengths.Sum(length => Math.Max(1, (length + width - 1) / width));
        if (rows > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\e[{rows}A\r");
        }

        foreach (string line in lines)
        {
            text.Append(line).Append(ClearToEndOfLine).Append('\n');
        }

        output.Write(text.Append(ClearBelow));
        output.Flush();
        (_lengths, _cursorIsHidden) = ([.. lines.Select(line => line.Length)], true);
    }

    /// <summary>Gives the terminal back; the last frame stays.</summary>
    public void Dispose()
    {
        if (_cursorIsHidden)
        {
            output.Write(ShowCursor);
            output.Flush();
            _cursorIsHidden = false;
        }
    }
}
