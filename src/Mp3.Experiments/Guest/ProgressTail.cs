// SPDX-License-Identifier: MIT

using System.Text;

namespace Mp3.Experiments.Guest;

/// <summary>Follows a file that another program writes, a complete line at a time.</summary>
/// <param name="path">The file; it need not be there yet.</param>
/// <param name="onLine">Gets each line without its end.</param>
internal sealed class ProgressTail(string path, Action<string> onLine)
{
    private readonly List<byte> _line = [];
    private long _position;

    /// <summary>Hands on what was added since the last call; true: there was at least one line.</summary>
    public bool Read()
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = _position;
        using var added = new MemoryStream();
        file.CopyTo(added);
        _position = file.Position;
        bool any = false;
        foreach (byte value in added.ToArray())
        {
            if (value != '\n')
            {
                _line.Add(value);
                continue;
            }

            any = true;
            string line = Encoding.UTF8.GetString([.. _line]).TrimEnd('\r');
            _line.Clear();
            onLine(line);
        }

        return any;
    }
}
