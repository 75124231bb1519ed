// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;

namespace Mp3.Reader.Live;

/// <summary>The lines of a terminal below the cursor's: each frame takes the place of the one before.</summary>
/// <param name="output">The terminal.</param>
public sealed class Screen(TextWriter output) : IDisposable
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string ClearToEndOfLine = "\e[K";
    private const string ClearBelow = "\e[J";

    /// <summary>Lengths of the frame's lines; the cursor is on the line below them.</summary>
    private int[] _lengths = [];
    private int _width;
    private bool _cursorIsHidden;

    /// <summary>Shows a frame in the place of the one before.</summary>
    /// <param name="lines">None may be as wide as the terminal, and together they may not be as high.</param>
    /// <param name="width">Of the terminal now, characters.</param>
    /// <param name="staying">Lines that are put above the frame and stay there; a terminal may fold these.</param>
    public void Show(IReadOnlyList<string> lines, int width, params IReadOnlyList<string> staying)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(staying);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var text = new StringBuilder(_cursorIsHidden ? "" : HideCursor).Append(ToTop(width));
        // Line by line nothing flickers; but what a narrower terminal has folded does not fit the lines.
        if (width != _width)
        {
            text.Append(ClearBelow);
        }

        foreach (string line in staying.Concat(lines))
        {
            text.Append(line).Append(ClearToEndOfLine).Append('\n');
        }

        Write(text.Append(ClearBelow));
        (_lengths, _width, _cursorIsHidden) = ([.. lines.Select(LengthOf)], width, true);
    }

    /// <summary>Takes the last frame away, as if there had been none.</summary>
    /// <param name="width">Of the terminal now, characters.</param>
    public void Clear(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (_lengths.Length > 0)
        {
            Write(new StringBuilder(ToTop(width)).Append(ClearBelow));
            _lengths = [];
        }
    }

    /// <summary>Gives the terminal back; the last frame stays.</summary>
    public void Dispose()
    {
        if (_cursorIsHidden)
        {
            Write(new StringBuilder(ShowCursor));
            _cursorIsHidden = false;
        }
    }

    /// <summary>
    /// Leads from below the frame to its first row. A terminal that has become narrower has folded the lines that were
    /// longer; one that cuts them off instead is not told apart, and loses as many rows above the frame.
    /// </summary>
    private string ToTop(int width)
    {
        int rows = _lengths.Sum(length => Math.Max(1, (length + width - 1) / width));
        return rows > 0 ? string.Create(CultureInfo.InvariantCulture, $"\e[{rows}A\r") : "\r";
    }

    /// <summary>Characters that are seen.</summary>
    private static int LengthOf(string line)
    {
        int length = 0;
        bool isSequence = false;
        foreach (char letter in line)
        {
            isSequence |= letter == '\e';
            length += isSequence ? 0 : 1;
            isSequence &= !char.IsAsciiLetter(letter);
        }

        return length;
    }

    private void Write(StringBuilder text)
    {
        output.Write(text);
        output.Flush();
    }
}
