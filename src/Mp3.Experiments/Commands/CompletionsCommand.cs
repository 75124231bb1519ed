// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Reflection;
using Mp3.Experiments.Options;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>
/// <c>mp3 completions</c>: prints a script for a shell. The script asks this program what fits (the <c>[suggest]</c>
/// directive), so it knows every option of the version that runs.
/// </summary>
public static class CompletionsCommand
{
    private const string Program = "mp3";
    private const string Placeholder = "@MP3@";
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Shells) };
        shell.CompletionSources.Add(Shells);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string text }] && !Shells.Contains(text, StringComparer.Ordinal))
            {
                result.AddError($"'{text}' is no shell with completions: choose {string.Join(", ", Shells[..^1])} or {Shells[^1]}{Nearest.Hint(text, Shells)}");
            }
        });
        var command = new Command("completions", "Print a script that teaches a shell to complete mp3's commands, options and values.") { shell };
        HelpWithExamples.Add(
            command,
            "mp3 completions bash | install -D /dev/stdin ~/.local/share/bash-completion/completions/mp3",
            "mp3 completions zsh | install -D /dev/stdin ~/.zfunc/_mp3",
            "mp3 completions fish | install -D /dev/stdin ~/.config/fish/completions/mp3.fish");
        command.SetAction(parsed =>
        {
            Console.Write(Script(parsed.GetRequiredValue(shell), Environment.ProcessPath));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The script, with the program that it asks.</summary>
    /// <param name="shell">One of bash, zsh, fish.</param>
    /// <param name="program">Path of this program; if it is another one that hosts it (dotnet), PATH decides.</param>
    internal static string Script(string shell, string? program)
    {
        string name = $"{Program}.{shell}";
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program was built without {name}");
        using var reader = new StreamReader(stream);
        string path = program is not null && Path.GetFileName(program) == Program ? program : Program;
        return reader.ReadToEnd().Replace(Placeholder, Quoted(path), StringComparison.Ordinal);
    }

    /// <summary>A word between single quotes, in which all three shells take every character as it is.</summary>
    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
