// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Scripts;

namespace Mp3.Experiments.Tests.Terminal;

/// <summary>A real terminal, with a shell in it, that tells what is on it. tmux(1) of its own, nobody else's.</summary>
internal sealed class Tmux : IDisposable
{
    public const string Prompt = "ready>";
    private readonly ScratchFolder _scratch = new();

    /// <param name="folder">Where its shell is.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Lines.</param>
    /// <param name="environment">Variables of the shell besides those of the tests.</param>
    public Tmux(string folder, int width, int height, params IReadOnlyList<(string Name, string Value)> environment)
    {
        string[] variables = [.. environment.Select(variable => $"{variable.Name}={variable.Value}")];
        Run([
            "-f", "/dev/null", "new-session", "-d", "-c", folder, "-x", $"{width}", "-y", $"{height}",
            "env", "-u", "NO_COLOR", "-u", "TMUX", "TERM=screen-256color", $"PS1={Prompt}", "LC_ALL=C.UTF-8", .. variables, "sh",
        ]);
        Until(Prompt);
    }

    /// <summary>Types a line.</summary>
    public void Type(string line) => Run(["send-keys", line, "Enter"]);

    /// <summary>Presses a key, as tmux names it: <c>C-c</c>.</summary>
    public void Press(string key) => Run(["send-keys", key]);

    /// <summary>Gives the terminal another size.</summary>
    public void Resize(int width, int height) => Run(["resize-window", "-x", $"{width}", "-y", $"{height}"]);

    /// <summary>All that the terminal holds, what has scrolled out of it included; blanks at the ends of lines are none.</summary>
    public string[] Lines(params string[] options) =>
        [.. Run(["capture-pane", "-p", "-S", "-", .. options]).TrimEnd('\n', ' ').Split('\n').Select(line => line.TrimEnd())];

    /// <summary>Waits until a line matches.</summary>
    public string[] Until(string pattern) => Until(
        lines => lines.Any(line => Regex.IsMatch(line, pattern, RegexOptions.None, TimeSpan.FromMinutes(1))), $"a line with '{pattern}'");

    /// <summary>Waits until what is on it is as wanted.</summary>
    /// <param name="isWanted">Of all its lines.</param>
    /// <param name="what">Is wanted, in words.</param>
    public string[] Until(Func<string[], bool> isWanted, string what)
    {
        string[] lines = [];
        Wait.Until(() => isWanted(lines = Lines()), () => $"{what} on the terminal:\n{string.Join('\n', lines)}");
        return lines;
    }

    public void Dispose()
    {
        Run(["kill-server"]);
        _scratch.Dispose();
    }

    private string Run(string[] arguments) => Tool.Run(TestPrograms.Find("tmux"), ["-S", _scratch["socket"], .. arguments]);
}
