// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running;

/// <summary>What disks of runs hold, in the store: a machine that computes a run by its name needs not have what it was made of.</summary>
internal sealed class ImageShelf
{
    /// <summary>In the folder of a sweep's recipes, the digests of the images that its runs need, a line each.</summary>
    public const string ListFile = "images";

    private readonly StoreLayout _layout;

    public ImageShelf(StoreLayout layout) => _layout = layout;

    /// <summary>Puts an image there, if it isn't.</summary>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public void Put(RecipeImage image)
    {
        string path = PathOf(image.Sha256);
        if (File.Exists(path))
        {
            return;
        }

        _layout.Make(_layout.Images);
        using var draft = EntryDraft.Create(_layout);
        File.Copy(image.Path, draft.Path);
        _layout.Share(draft.Path);
        File.Move(draft.Path, path, overwrite: true);
    }

    /// <summary>The same recipe with images of the store where this machine's cache lacks them.</summary>
    public GuestRecipe Located(GuestRecipe recipe) => recipe with
    {
        Images = [.. recipe.Images.Select(image => File.Exists(image.Path) ? image : image with { Path = PathOf(image.Sha256) })],
    };

    /// <summary>Deletes the images that no sweep's recipes need any more.</summary>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public void DeleteUnneeded()
    {
        if (!Directory.Exists(_layout.Images))
        {
            return;
        }

        HashSet<string> needed = Directory.Exists(_layout.Recipes)
            ? [.. Directory.GetFiles(_layout.Recipes, ListFile, SearchOption.AllDirectories).SelectMany(File.ReadLines).Select(PathOf)]
            : [];
        foreach (string image in Directory.GetFiles(_layout.Images).Where(image => !needed.Contains(image)))
        {
            File.Delete(image);
        }
    }

    private string PathOf(string sha256) => Path.Combine(_layout.Images, sha256 + ".img");
}
