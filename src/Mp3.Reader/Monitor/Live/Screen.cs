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
    private int _lines;
    private bool _cursorIsHidden;

    /// <summary>Shows the lines, none of which may be as wide as the terminal.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder(_cursorIsHidden ? "" : HideCursor);
        if (_lines > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\e[{_lines}A\r");
        }

        foreach (string line in lines)
        {
            text.Append(line).Append(ClearToEndOfLine).Append('\n');
        }

        output.Write(text.Append(ClearBelow));
        output.Flush();
        (_lines, _cursorIsHidden) = (lines.Count, true);
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
