// SPDX-License-Identifier: MIT

using System.Text;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>What debugfs(8) is told to fill a file system.</summary>
internal static class DebugfsScript
{
    /// <summary>Gives every content a name in a folder that needs no care, and says what debugfs has to do there.</summary>
    /// <param name="tree">What is wanted.</param>
    /// <param name="folder">The folder, in which debugfs is to be started.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string> StageAsync(GuestTree tree, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        var script = new StringBuilder();
        string current = "";
        int number = 0;
        foreach ((string path, GuestNode node) in tree.Nodes)
        {
            int slash = path.LastIndexOf('/');
            (string parent, string name) = (path[..slash], Quote(path[(slash + 1)..]));
            if (parent != current)
            {
                script.Append($"cd {Quote(parent + '/')}\n");
                current = parent;
            }

            switch (node)
            {
                case GuestDirectory directory:
                    script.Append($"mkdir {name}\n");
                    script.Append(directory.IsForAll ? $"sif {Quote(path)} mode 041777\n" : "");
                    break;
                case GuestLink link:
                    script.Append($"symlink {name} {Quote(link.Target)}\n");
                    break;
                case GuestFile file:
                    string staged = $"files/{number++}";
                    await StageAsync(file.Content, Path.Combine(folder, staged), cancellation);
                    script.Append($"write {staged} {name}\nsif {Quote(path)} mode {(file.IsExecutable ? "0100755" : "0100644")}\n");
                    break;
            }
        }

        return script.ToString();
    }

    private static async Task StageAsync(FileContent content, string staged, CancellationToken cancellation)
    {
        if (content.Path is { } source)
        {
            File.CreateSymbolicLink(staged, Path.GetFullPath(source));
        }
        else
        {
            await File.WriteAllBytesAsync(staged, content.Read(), cancellation);
        }
    }

    /// <summary>As debugfs reads it: within quotes two quotes are one.</summary>
    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
