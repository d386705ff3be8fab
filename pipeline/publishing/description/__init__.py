"""Description: what stands beside the data of a release, for people and for their tools.

package     datapackage.json and SHA256SUMS: what the files are, and that they are whole
readme      README.md; readme_figures: the figures in it
"""
