/** The sub-folder of a watched folder into which taken-in files are moved, if the folder is set so. Never watched itself. */
export const movedFolderName = 'Rueckkanal aufgenommen'
